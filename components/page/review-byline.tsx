import type { ReactNode } from "react";
import type { Article } from "@/lib/content/schema";

type ReviewBylineProps = Pick<Article, "reviewed" | "written">;

/**
 * Who checked the page and when. A plain notice says so while nobody has, when the page or a source it cites has changed
 * since, and when the next review is overdue.
 */
export function ReviewByline({ reviewed, written }: ReviewBylineProps) {
  if (reviewed.state === "none") {
    return (
      <Warning written={written}>
        <strong>No clinician has reviewed this page yet.</strong> Talk to a doctor before you act on it.
      </Warning>
    );
  }
  const who = reviewed.by.join("; ");
  if (reviewed.state === "stale") {
    return (
      <Warning written={written}>
        <strong>This page has changed since its last review.</strong> An earlier text was reviewed{" "}
        <Day iso={reviewed.on} /> by {who}. Its words, or a source it cites, are new since then. Talk to a doctor before
        you act on it.
      </Warning>
    );
  }
  if (reviewed.state === "overdue") {
    return (
      <Warning written={written}>
        <strong>The next review of this page is overdue.</strong> It was due <Day iso={reviewed.next} />. The page was
        reviewed <Day iso={reviewed.on} /> by {who}. More may be known by now. Talk to a doctor before you act on it.
      </Warning>
    );
  }
  return (
    <p className="review">
      Reviewed <Day iso={reviewed.on} /> by {who}. Next review due <Day iso={reviewed.next} />. Text last changed{" "}
      <Day iso={written} />.
    </p>
  );
}

function Warning({ written, children }: { written: string; children: ReactNode }) {
  return (
    <p className="review warns">
      {children} Text last changed <Day iso={written} />.
    </p>
  );
}

const longDate = new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" });

/** A day such as 2026-11-20 in the words a reader uses. */
export function dayInWords(iso: string): string {
  return longDate.format(new Date(iso));
}

/** A day that machines may read too. */
export function Day({ iso }: { iso: string }) {
  return <time dateTime={iso}>{dayInWords(iso)}</time>;
}
