import { redirect } from "next/navigation";
import { SignInPage } from "@/components/staff/sign-in-page";
import { StaffShell } from "@/components/staff/staff-shell";
import { currentSite } from "@/lib/content/shown";
import { settings } from "@/lib/settings";
import { askedNow } from "@/lib/staff/asking";
import { needsHttps } from "@/lib/staff/cookies";
import { siteDoor } from "@/lib/staff/door";
import { returnPath } from "@/lib/staff/schema";
import { findSession } from "@/lib/staff/session";
import { sendPassword } from "./actions";

/** The first step of the sign-in. Whoever is signed in is led on. `to` is the path that it leads to in the end. */
export default async function SignIn({ searchParams }: PageProps<"/staff/sign-in">) {
  const to = returnPath((await searchParams).to);
  const [door, asked] = await Promise.all([siteDoor(), askedNow()]);
  const session = await findSession(door, asked.sent, asked.now);
  if (session?.isWhole) redirect(to);
  const { clinic } = await currentSite();
  return (
    <StaffShell clinicName={clinic.name}>
      <SignInPage action={sendPassword} to={to} needsHttps={needsHttps(settings().siteUrl)} />
    </StaffShell>
  );
}
