import { redirect } from "next/navigation";
import { SignInPage } from "@/components/staff/sign-in-page";
import { StaffShell } from "@/components/staff/staff-shell";
import { currentSite } from "@/lib/content/shown";
import { settings } from "@/lib/settings";
import { askedNow } from "@/lib/staff/asking";
import { needsHttps } from "@/lib/staff/cookies";
import { siteDoor } from "@/lib/staff/door";
import { STAFF_PATHS } from "@/lib/staff/schema";
import { findSession } from "@/lib/staff/session";
import { sendPassword } from "./actions";

/** The first step of the sign-in. Whoever is signed in is led on. */
export default async function SignIn() {
  const [door, asked] = await Promise.all([siteDoor(), askedNow()]);
  const session = await findSession(door, asked.sent, asked.now);
  if (session?.isWhole) redirect(STAFF_PATHS.home);
  const { clinic } = await currentSite();
  return (
    <StaffShell clinicName={clinic.name}>
      <SignInPage action={sendPassword} needsHttps={needsHttps(settings().siteUrl)} />
    </StaffShell>
  );
}
