import { SearchPage } from "@/components/staff/search-requests";
import { StaffShell } from "@/components/staff/staff-shell";
import { currentSite } from "@/lib/content/shown";
import { staffFor } from "@/lib/staff/guard";
import { signOutHere } from "../actions";
import { findRequests } from "../requests/actions";

/** Where a search leads: the form of the inbox is posted here, and the answer to the post holds what was found. */
export default async function FindPage() {
  const { staff } = await staffFor("requests");
  const { clinic } = await currentSite();
  return (
    <StaffShell title="Find a request" clinicName={clinic.name} signedIn={{ staff, signOut: signOutHere }}>
      <SearchPage action={findRequests} />
    </StaffShell>
  );
}
