import { PrintPage } from "@/components/staff/print-page";
import { NoRequest } from "@/components/staff/request-page";
import { StaffShell } from "@/components/staff/staff-shell";
import { currentSite } from "@/lib/content/shown";
import { readSheet } from "@/lib/inbox/inbox";
import { staffFor } from "@/lib/staff/guard";
import { signOutHere } from "../../../actions";

/** One request for the file. */
export default async function RequestOnPaper({ params }: PageProps<"/staff/requests/[reference]/print">) {
  const { staff, door, asked } = await staffFor("requests");
  const [{ clinic }, { reference }] = await Promise.all([currentSite(), params]);
  const done = { action: "request-printed", at: asked.now, person: staff.id } as const;
  const sheet = await readSheet(door.vault, reference, clinic, done);
  const title = sheet ? `Request ${sheet.reference}` : "No such request";
  return (
    <StaffShell title={title} clinicName={clinic.name} signedIn={{ staff, signOut: signOutHere }}>
      {sheet && <PrintPage sheet={sheet} clinicName={clinic.name} printedAt={asked.now} by={staff.name} />}
      {!sheet && <NoRequest />}
    </StaffShell>
  );
}
