import { connection } from "next/server";
import { SetPasswordPage } from "@/components/staff/set-password-page";
import { StaffShell } from "@/components/staff/staff-shell";
import { currentSite } from "@/lib/content/shown";
import { sendNewPassword } from "./actions";

/** Where a one-time code is typed. It stands in no address, so that no history and no log holds it. */
export default async function SetPassword() {
  await connection();
  const { clinic } = await currentSite();
  return (
    <StaffShell clinicName={clinic.name}>
      <SetPasswordPage action={sendNewPassword} />
    </StaffShell>
  );
}
