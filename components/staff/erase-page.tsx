import { copyPath } from "@/lib/export/schema";
import type { Sheet } from "@/lib/inbox/schema";
import { BackToInbox } from "./back-to-inbox";
import { Whose } from "./copy-request-page";

type ErasePageProps = {
  sheet: Sheet;
  action: (data: FormData) => Promise<void>;
  /** What became of what was just sent. */
  told: unknown;
};

const TOLD = new Map<unknown, string>([
  ["busy", "Nothing was erased: the database is busy. Wait a moment, then try again."],
  ["meanwhile", "Nothing was erased: somebody has changed this request since you opened this page. Look at it first."],
]);

/** What is erased with a request and what stays, before it is done. */
export function ErasePage({ sheet, action, told }: ErasePageProps) {
  return (
    <>
      {TOLD.has(told) && (
        <p role="alert" className="mb-6 max-w-measure rounded-lg border-l-8 border-danger bg-danger-surface px-5 py-4">
          {TOLD.get(told)}
        </p>
      )}
      <h1>Erase this request</h1>
      <Whose sheet={sheet} />
      <div className="mt-6 grid max-w-measure gap-3">
        <p>
          <strong>Nobody can undo this.</strong>
        </p>
        <h2 className="text-[1.3rem]">What goes</h2>
        <ul className="list-disc pl-6">
          <li>all answers, the name and how to reach the person;</li>
          <li>your notes, and the e-mails about it that this site still has;</li>
          <li>the key of the request, so that no backup that this site made can show it any more.</li>
        </ul>
        <h2 className="text-[1.3rem]">What stays</h2>
        <ul className="list-disc pl-6">
          <li>
            in the trail: that there was a request, what was done with it and when, and that you erased it. No name;
          </li>
          <li>
            e-mails that were sent, in the mailboxes of the person and the clinic. The one to the clinic has no answers;
          </li>
          <li>what was printed, exported, or copied into the patient’s file.</li>
        </ul>
        <p>
          Does the person want a copy first? <a href={copyPath(sheet.reference)}>Make it</a> before you erase.
        </p>
      </div>
      <form action={action} className="mt-6">
        <input type="hidden" name="reference" value={sheet.reference} />
        <input type="hidden" name="version" value={sheet.version} />
        <button
          type="submit"
          className="min-h-12 cursor-pointer rounded bg-danger px-6 py-2.5 font-semibold text-page hover:underline"
        >
          Erase it for good
        </button>
      </form>
    </>
  );
}

type ErasedPageProps = { reference: string; isLeft: boolean };

/** What stands there once it is done. */
export function ErasedPage({ reference, isLeft }: ErasedPageProps) {
  return (
    <>
      <h1>Request {reference} is erased</h1>
      <p className="mt-4 max-w-measure">
        {isLeft
          ? "Traces of it are left in the files of the database or among the keys. The site tries again within a day."
          : "Its key is erased too: no backup that this site made can show it."}
      </p>
      <p className="mt-4">
        <BackToInbox />
      </p>
    </>
  );
}
