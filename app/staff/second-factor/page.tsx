import { redirect } from "next/navigation";
import { CodePage } from "@/components/staff/code-page";
import { StaffShell } from "@/components/staff/staff-shell";
import { currentSite } from "@/lib/content/shown";
import { askedNow } from "@/lib/staff/asking";
import { siteDoor } from "@/lib/staff/door";
import { returnPath, STAFF_PATHS } from "@/lib/staff/schema";
import { isAtStep } from "@/lib/staff/second-factor";
import { sendCode } from "./actions";

/** The second step of the sign-in, for whoever has just given the right password. `to` is the path that it leads to. */
export default async function SecondFactor({ searchParams }: PageProps<"/staff/second-factor">) {
  const to = returnPath((await searchParams).to);
  const [door, { sent }] = await Promise.all([siteDoor(), askedNow()]);
  if (!(await isAtStep(door, sent))) redirect(STAFF_PATHS.signIn);
  const { clinic } = await currentSite();
  return (
    <StaffShell clinicName={clinic.name}>
      <CodePage action={sendCode} title="Your code" button="Sign in" kind="app" hidden={{ to }}>
        <p className="mt-4 max-w-measure">
          Open the app on your phone and type the code that it shows for this clinic.
        </p>
        <p className="mt-2 max-w-measure">
          No phone at hand? <a href={STAFF_PATHS.recovery}>Use a recovery code</a>.
        </p>
      </CodePage>
    </StaffShell>
  );
}
