import { copyFilePath } from "@/lib/export/schema";
import { requestPath, type Sheet } from "@/lib/inbox/schema";
import { When } from "./when";

type CopyRequestPageProps = { sheet: Sheet };

/** Whose request it is, with the way back to it. */
export function Whose({ sheet: { reference, name, receivedAt } }: CopyRequestPageProps) {
  return (
    <p className="mt-2 text-base text-muted">
      <bdi className="font-semibold text-ink">{name || reference}</bdi>,{" "}
      <a href={requestPath(reference)}>request {reference}</a>, received <When at={receivedAt} />
    </p>
  );
}

/** Takes all that is kept about one request out of the site, as a file. */
export function CopyRequestPage({ sheet }: CopyRequestPageProps) {
  return (
    <>
      <h1>A copy for the person</h1>
      <Whose sheet={sheet} />
      <div className="mt-6 grid max-w-measure gap-3">
        <p>The file holds all that this site keeps about the request:</p>
        <ul className="list-disc pl-6">
          <li>each question with the answer, and when they agreed to be contacted;</li>
          <li>where the request stands, and your notes;</li>
          <li>what was done and by whom, and which e-mails were sent.</li>
        </ul>
        <p>
          Make sure first that whoever asks is the person. Read the file before you hand it on: it names those of you
          who did something. When the same person sent several requests, each has a file of its own.
        </p>
        <p>It is made for any program to read (JSON). That you made it is written down.</p>
      </div>
      <form action={copyFilePath(sheet.reference)} method="post" encType="multipart/form-data" className="mt-6">
        <button
          type="submit"
          className="min-h-12 cursor-pointer rounded bg-accent px-6 py-2.5 font-semibold text-on-accent hover:underline"
        >
          Download the copy
        </button>
      </form>
    </>
  );
}
