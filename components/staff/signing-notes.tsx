import type { PageSheet } from "@/lib/reviews/schema";

/** Why a page cannot be signed here and now, and what to do about it; nothing when it can. */
export function Hindrance({ errors, shown, place, name, file }: PageSheet) {
  const command = <code className="break-words">npm run content:sign -- {name} --by "…" --role "…"</code>;
  if (place === "elsewhere")
    return (
      <p className="mt-3">
        It cannot be signed on this server, which shows what was built elsewhere: nobody would see it. It is signed
        where the pages are edited, with {command}; the next build shows it.
      </p>
    );
  if (place === "read-only")
    return (
      <p className="mt-3">
        It cannot be signed here: this server may not write {file}. Whoever looks after the site allows it, or signs for
        you where the pages are edited, with your name: {command}
      </p>
    );
  if (shown === "older-text")
    return (
      <p className="mt-3">
        Readers still see an older text than the one in {file}. Whoever looks after the site publishes it; then read the
        new text, and sign it.
      </p>
    );
  return errors.length > 0 ? <p className="mt-3">Whoever edits the site mends the errors first.</p> : null;
}

/** What becomes of a signature: where it is written, and when readers see it. */
export function Afterwards({ file, shown, hasOtherServers }: PageSheet) {
  return (
    <section className="mt-10 max-w-measure text-base text-muted">
      <h2 className="text-[1.1rem]">What happens with a signature</h2>
      {shown === "without-sign-off" && (
        <p className="mt-2 text-ink">
          <strong>A signature of this page waits to be shown.</strong>
        </p>
      )}
      <p className="mt-2">
        It is written into {file}, with your name, your profession and the day. Readers see it as soon as whoever looks
        after the site publishes what is written (<code>npm run content:publish</code>), or starts it again. The changed
        file is kept, in git too if the pages are kept there: an update from elsewhere would undo it.
      </p>
      {hasOtherServers && (
        <p className="mt-2">
          Files belong to one machine. If this site runs on several servers, the file is on this one only. What is
          published here, all of them show.
        </p>
      )}
    </section>
  );
}
