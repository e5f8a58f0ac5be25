import { CheckTrail } from "@/components/staff/check-trail";
import { StaffShell } from "@/components/staff/staff-shell";
import { TrailPage } from "@/components/staff/trail-page";
import { lookAtTrail } from "@/lib/audit/look";
import { TRAIL_PATH } from "@/lib/audit/schema";
import { currentSite } from "@/lib/content/shown";
import { staffFor } from "@/lib/staff/guard";
import { signOutHere } from "../actions";
import { checkTrail } from "./actions";

/** The trail of what was done. */
export default async function Trail({ searchParams }: PageProps<"/staff/trail">) {
  const { staff, door, asked } = await staffFor("audit");
  const [{ clinic }, address] = await Promise.all([currentSite(), searchParams]);
  const trail = await lookAtTrail(door.vault, address, { at: asked.now, person: staff.id });
  const signedIn = { staff, signOut: signOutHere };
  return (
    <StaffShell title="What was done" clinicName={clinic.name} signedIn={signedIn} here={TRAIL_PATH}>
      <TrailPage {...trail} check={<CheckTrail action={checkTrail} />} />
    </StaffShell>
  );
}
