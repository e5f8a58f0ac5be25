import type { SourcedText } from "@/lib/content/notices/schema";

/**
 * What the law of the clinic's place is said to be, on every page of a topic. The page's frame draws it, so that no
 * writer can leave it out; where nothing is known, nothing is shown.
 */
export function RegulatoryNotice({ notice }: { notice: SourcedText[] }) {
  if (notice.length === 0) return null;
  return (
    <div role="note" aria-label="Legal notice">
      {notice.map(({ text, link, address }) => (
        <p key={text}>
          {text} <a href={address}>{link}</a>
        </p>
      ))}
    </div>
  );
}
