import { CodePage } from "@/components/staff/code-page";
import { StaffShell } from "@/components/staff/staff-shell";
import { currentSite } from "@/lib/content/shown";
import { staffFor } from "@/lib/staff/guard";
import { returnPath } from "@/lib/staff/schema";
import { signOutHere } from "../actions";
import { sendFurtherCode } from "./actions";

/** A further code before something that cannot be taken back. `to` is the path that it leads back to. */
export default async function Confirm({ searchParams }: PageProps<"/staff/confirm">) {
  const { staff } = await staffFor("account");
  const to = returnPath((await searchParams).to);
  const { clinic } = await currentSite();
  return (
    <StaffShell clinicName={clinic.name} signedIn={{ staff, signOut: signOutHere }}>
      <CodePage action={sendFurtherCode} title="Is it you?" button="Go on" kind="app" hidden={{ to }}>
        <p className="mt-4 max-w-measure">
          What you want to do takes a further code. Wait for the next one in your app, then type it here. For five
          minutes you are not asked again.
        </p>
      </CodePage>
    </StaffShell>
  );
}
