import { requestPath, type Sheet, STATUS_WORDS } from "@/lib/inbox/schema";
import { Answers } from "./answers";
import { History } from "./history";
import { Warnings } from "./request-page";
import { When } from "./when";

type PrintPageProps = { sheet: Sheet; clinicName: string; printedAt: Date; by: string };

/** One request on paper, for the file: all that is known of it, who printed it and when. */
export function PrintPage({ sheet, clinicName, printedAt, by }: PrintPageProps) {
  const { reference, receivedAt, status, name, warnings } = sheet;
  return (
    <>
      <p className="mb-6 max-w-measure rounded-lg bg-surface px-5 py-3 print:hidden">
        Print this with Ctrl+P (on a Mac, ⌘P), or <a href={requestPath(reference)}>go back to the request</a>.
      </p>
      <h1>
        <bdi>{name || reference}</bdi>
      </h1>
      <p className="mt-2 text-base">
        {clinicName}. Consultation request {reference}, received <When at={receivedAt} />. {STATUS_WORDS[status]}.
      </p>
      <Warnings warnings={warnings} />
      <div className="mt-6 grid max-w-measure gap-8 print:max-w-none">
        <Answers {...sheet} />
        <History {...sheet} />
      </div>
      <p className="mt-6 text-base text-muted">
        Printed by {by}, <When at={printedAt} />. Confidential: keep it with the patient’s file, or shred it.
      </p>
    </>
  );
}
