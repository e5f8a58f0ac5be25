import { PagesDue } from "@/components/staff/pages-due";
import { StaffShell } from "@/components/staff/staff-shell";
import { dayOf } from "@/lib/content/day";
import { currentSite } from "@/lib/content/shown";
import { siteInFolder } from "@/lib/content/sign-here";
import { pagesDue } from "@/lib/reviews/due";
import { staffFor } from "@/lib/staff/guard";
import { mayDo, STAFF_PATHS } from "@/lib/staff/schema";
import { signOutHere } from "../actions";

/** The pages of the site that wait for a clinician. */
export default async function DuePages() {
  const { staff, asked } = await staffFor("reviews");
  const [{ clinic }, site] = await Promise.all([currentSite(), siteInFolder()]);
  const signedIn = { staff, signOut: signOutHere };
  return (
    <StaffShell title="Pages due" clinicName={clinic.name} signedIn={signedIn} here={STAFF_PATHS.pages}>
      <PagesDue {...pagesDue(site, dayOf(asked.now))} canSign={mayDo(staff.role, "sign")} />
    </StaffShell>
  );
}
