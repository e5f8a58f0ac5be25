import type { Sheet } from "@/lib/inbox/schema";

type ApartFormProps = { action: (data: FormData) => Promise<void> } & Pick<
  Sheet,
  "reference" | "version" | "automatic"
>;

/** Takes a request back that looked automatic, or sets one apart. */
export function ApartForm({ action, reference, version, automatic }: ApartFormProps) {
  return (
    <form
      action={action}
      className={automatic ? "mt-4 max-w-measure rounded-lg bg-surface px-5 py-4 print:hidden" : "print:hidden"}
    >
      <input type="hidden" name="reference" value={reference} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="apart" value={automatic ? "no" : "yes"} />
      {automatic ? (
        <>
          <p>
            This looks as if a program had sent it, so nobody was told by e-mail that it arrived. If a person sent it,
            take it back, and <strong>answer them yourself</strong>: the site sends them nothing now.
          </p>
          <button
            type="submit"
            className="mt-3 min-h-11 cursor-pointer rounded border border-accent px-4 font-semibold text-accent hover:underline"
          >
            A person sent this
          </button>
        </>
      ) : (
        <p className="text-base text-muted">
          Spam?{" "}
          <button type="submit" className="min-h-11 cursor-pointer text-accent underline">
            Set it apart as automatic
          </button>
        </p>
      )}
    </form>
  );
}
