import { StaffShell } from "@/components/staff/staff-shell";
import { currentSite } from "@/lib/content/pages";
import { staffFor } from "@/lib/staff/guard";
import { STAFF_PATHS } from "@/lib/staff/schema";
import { signOutHere } from "./actions";

/** The first page for staff. */
export default async function StaffHome() {
  const { staff } = await staffFor("requests");
  const { clinic } = await currentSite();
  return (
    <StaffShell
      title="Requests"
      clinicName={clinic.name}
      signedIn={{ staff, signOut: signOutHere }}
      here={STAFF_PATHS.home}
    >
      <h1>Requests</h1>
    </StaffShell>
  );
}
