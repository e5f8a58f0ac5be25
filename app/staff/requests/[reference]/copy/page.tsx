import { CopyRequestPage } from "@/components/staff/copy-request-page";
import { NoRequest } from "@/components/staff/request-page";
import { StaffShell } from "@/components/staff/staff-shell";
import { currentSite } from "@/lib/content/shown";
import { readSheet } from "@/lib/inbox/inbox";
import { justConfirmed } from "@/lib/staff/guard";
import { signOutHere } from "../../../actions";

/** Makes a copy of one request for the person. */
export default async function CopyRequest({ params }: PageProps<"/staff/requests/[reference]/copy">) {
  const { staff, door, asked } = await justConfirmed("export");
  const [{ clinic }, { reference }] = await Promise.all([currentSite(), params]);
  const done = { action: "request-read", at: asked.now, person: staff.id } as const;
  const sheet = await readSheet(door.vault, reference, clinic, done);
  const title = sheet ? `Copy of request ${sheet.reference}` : "No such request";
  return (
    <StaffShell title={title} clinicName={clinic.name} signedIn={{ staff, signOut: signOutHere }}>
      {sheet ? <CopyRequestPage sheet={sheet} /> : <NoRequest />}
    </StaffShell>
  );
}
