import { redirect } from "next/navigation";
import { RecoveryCodesPage } from "@/components/staff/recovery-codes-page";
import { StaffShell } from "@/components/staff/staff-shell";
import { currentSite } from "@/lib/content/shown";
import { staffFor } from "@/lib/staff/guard";
import { STAFF_PATHS } from "@/lib/staff/schema";
import { codesToKeep } from "@/lib/staff/set-up";
import { signOutHere } from "../actions";
import { codesAreWrittenDown } from "./actions";

/** The recovery codes, for a quarter of an hour after they were made. */
export default async function RecoveryCodes() {
  const { staff, door, asked } = await staffFor("account");
  const codes = await codesToKeep(door, staff.id, asked.now);
  if (!codes) redirect(STAFF_PATHS.account);
  const { clinic } = await currentSite();
  return (
    <StaffShell title="Recovery codes" clinicName={clinic.name} signedIn={{ staff, signOut: signOutHere }}>
      <RecoveryCodesPage codes={codes} email={staff.email} action={codesAreWrittenDown} />
    </StaffShell>
  );
}
