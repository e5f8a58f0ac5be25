import { redirect } from "next/navigation";
import { CodePage } from "@/components/staff/code-page";
import { StaffShell } from "@/components/staff/staff-shell";
import { currentSite } from "@/lib/content/shown";
import { askedNow } from "@/lib/staff/asking";
import { siteDoor } from "@/lib/staff/door";
import { STAFF_PATHS } from "@/lib/staff/schema";
import { isAtStep } from "@/lib/staff/second-factor";
import { sendRecoveryCode } from "./actions";

/** The second step of the sign-in without a phone. */
export default async function Recovery() {
  const [door, { sent }] = await Promise.all([siteDoor(), askedNow()]);
  if (!(await isAtStep(door, sent))) redirect(STAFF_PATHS.signIn);
  const { clinic } = await currentSite();
  return (
    <StaffShell clinicName={clinic.name}>
      <CodePage action={sendRecoveryCode} title="Recovery code" button="Sign in" kind="recovery">
        <p className="mt-4 max-w-measure">
          Type one of the codes that you wrote down when you set up your phone. Without them, ask whoever looks after
          this site for a new start.
        </p>
        <p className="mt-2 max-w-measure">
          <a href={STAFF_PATHS.secondFactor}>Back to the code of the app</a>
        </p>
      </CodePage>
    </StaffShell>
  );
}
