import { Inbox } from "@/components/staff/inbox";
import { SearchForm } from "@/components/staff/search-requests";
import { StaffShell } from "@/components/staff/staff-shell";
import { currentSite } from "@/lib/content/shown";
import { readInbox } from "@/lib/inbox/inbox";
import { staffFor } from "@/lib/staff/guard";
import { STAFF_PATHS } from "@/lib/staff/schema";
import { signOutHere } from "./actions";
import { findRequests } from "./requests/actions";

/** The inbox. */
export default async function InboxPage({ searchParams }: PageProps<"/staff">) {
  const { staff, door, asked } = await staffFor("requests");
  const [{ clinic }, address] = await Promise.all([currentSite(), searchParams]);
  const inbox = await readInbox(door.vault, address, clinic, { at: asked.now, person: staff.id });
  const signedIn = { staff, signOut: signOutHere };
  return (
    <StaffShell title="Requests" clinicName={clinic.name} signedIn={signedIn} here={STAFF_PATHS.home}>
      <Inbox {...inbox} search={<SearchForm action={findRequests} />} />
    </StaffShell>
  );
}
