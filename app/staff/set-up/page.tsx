import { redirect } from "next/navigation";
import { SetUpPage } from "@/components/staff/set-up-page";
import { StaffShell } from "@/components/staff/staff-shell";
import { currentSite } from "@/lib/content/shown";
import { askedNow } from "@/lib/staff/asking";
import { siteDoor } from "@/lib/staff/door";
import { STAFF_PATHS } from "@/lib/staff/schema";
import { secretToSetUp } from "@/lib/staff/set-up";
import { squaresOf } from "@/lib/staff/squares";
import { sendFirstCode } from "./actions";

/** The one page that is open to somebody with a password and without a second factor. */
export default async function SetUp() {
  const [door, { sent, now }] = await Promise.all([siteDoor(), askedNow()]);
  const found = await secretToSetUp(door, sent, now);
  if (!found) redirect(STAFF_PATHS.signIn);
  const { clinic } = await currentSite();
  return (
    <StaffShell clinicName={clinic.name}>
      <SetUpPage action={sendFirstCode} squares={squaresOf(found.uri)} {...found} />
    </StaffShell>
  );
}
