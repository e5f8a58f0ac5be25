import type { Article } from "@/lib/content/schema";

type ReviewBylineProps = Pick<Article, "reviewed" | "written">;

/** Who checked the page and when; while nobody has, a plain notice says so. */
export function ReviewByline({ reviewed, written }: ReviewBylineProps) {
  if (!reviewed) {
    return (
      <p className="mt-5 max-w-measure border-l-4 border-warning bg-warning-surface px-4 py-3 text-base">
        <strong>No clinician has reviewed this page yet.</strong> Talk to a doctor before you act on it. Text last
        changed <Day iso={written} />.
      </p>
    );
  }
  return (
    <p className="mt-4 max-w-measure text-base text-muted">
      Reviewed <Day iso={reviewed.on} /> by {reviewed.by}, {reviewed.role}. Next review due <Day iso={reviewed.next} />.
      Text last changed <Day iso={written} />.
    </p>
  );
}

const longDate = new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" });

/** A day such as 2026-11-20 in the words a reader uses. */
export function Day({ iso }: { iso: string }) {
  return <time dateTime={iso}>{longDate.format(new Date(iso))}</time>;
}
