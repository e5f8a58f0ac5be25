import { NumbersPage } from "@/components/staff/numbers-page";
import { StaffShell } from "@/components/staff/staff-shell";
import { currentSite } from "@/lib/content/shown";
import { readNumbers } from "@/lib/numbers/numbers";
import { settings } from "@/lib/settings";
import { staffFor } from "@/lib/staff/guard";
import { STAFF_PATHS } from "@/lib/staff/schema";
import { signOutHere } from "../actions";

/** The numbers of the desk. They name nobody. */
export default async function NumbersOfDesk() {
  const { staff, door, asked } = await staffFor("numbers");
  const { clinic } = await currentSite();
  const numbers = await readNumbers(door.vault.store, clinic, settings(), asked.now);
  const signedIn = { staff, signOut: signOutHere };
  return (
    <StaffShell title="Numbers" clinicName={clinic.name} signedIn={signedIn} here={STAFF_PATHS.numbers}>
      <NumbersPage {...numbers} />
    </StaffShell>
  );
}
