import { AccountPage } from "@/components/staff/account-page";
import { StaffShell } from "@/components/staff/staff-shell";
import { currentSite } from "@/lib/content/shown";
import { staffFor } from "@/lib/staff/guard";
import { STAFF_PATHS } from "@/lib/staff/schema";
import { accountState } from "@/lib/staff/set-up";
import { signOutHere } from "../actions";
import { changeMyPassword, newRecoveryCodes, signOutElsewhere } from "./actions";

/** What somebody can look after by themselves. */
export default async function Account() {
  const { staff, door, asked } = await staffFor("account");
  const [{ clinic }, state] = await Promise.all([currentSite(), accountState(door, staff.id, asked.now)]);
  const actions = { changeMyPassword, newRecoveryCodes, signOutElsewhere };
  const signedIn = { staff, signOut: signOutHere };
  return (
    <StaffShell clinicName={clinic.name} signedIn={signedIn} here={STAFF_PATHS.account}>
      <AccountPage staff={staff} {...state} {...actions} />
    </StaffShell>
  );
}
