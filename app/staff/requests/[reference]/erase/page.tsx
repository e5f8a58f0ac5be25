import { ErasedPage, ErasePage } from "@/components/staff/erase-page";
import { NoRequest } from "@/components/staff/request-page";
import { StaffShell } from "@/components/staff/staff-shell";
import { readReference } from "@/lib/consultation/reference";
import { currentSite } from "@/lib/content/shown";
import { readSheet } from "@/lib/inbox/inbox";
import { justConfirmed } from "@/lib/staff/guard";
import { signOutHere } from "../../../actions";
import { eraseRequest } from "./actions";

/** Erases one request, and says afterwards that it is gone. */
export default async function Erase({ params, searchParams }: PageProps<"/staff/requests/[reference]/erase">) {
  const { staff, door, asked } = await justConfirmed("erase");
  const [{ clinic }, address, { told }] = await Promise.all([currentSite(), params, searchParams]);
  const done = { action: "request-read", at: asked.now, person: staff.id } as const;
  const sheet = await readSheet(door.vault, address.reference, clinic, done);
  const gone = !sheet && (told === "erased" || told === "left") && readReference(address.reference);
  const title = sheet ? `Erase request ${sheet.reference}` : gone ? "Erased" : "No such request";
  return (
    <StaffShell title={title} clinicName={clinic.name} signedIn={{ staff, signOut: signOutHere }}>
      {sheet && <ErasePage sheet={sheet} action={eraseRequest} told={told} />}
      {gone && <ErasedPage reference={gone} isLeft={told === "left"} />}
      {!sheet && !gone && <NoRequest />}
    </StaffShell>
  );
}
