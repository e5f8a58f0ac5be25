import { NoPage, PageSheet } from "@/components/staff/page-sheet";
import { SignForm } from "@/components/staff/sign-form";
import { StaffShell } from "@/components/staff/staff-shell";
import { currentSite } from "@/lib/content/shown";
import { readSheetOf } from "@/lib/reviews/sheet";
import { staffFor } from "@/lib/staff/guard";
import { mayDo } from "@/lib/staff/schema";
import { signOutHere } from "../../../actions";
import { signThisPage } from "../../actions";

/** One page of the site, for a clinician to sign. */
export default async function OneDuePage({ params, searchParams }: PageProps<"/staff/pages/[topic]/[page]">) {
  const { staff, asked } = await staffFor("reviews");
  const [{ site, clinic }, { topic, page }, { told }] = await Promise.all([currentSite(), params, searchParams]);
  const sheet = await readSheetOf(`${topic}/${page}`, { shown: site, signer: staff.name, now: asked.now });
  const form = sheet && mayDo(staff.role, "sign") && <SignForm action={signThisPage} signer={staff.name} {...sheet} />;
  return (
    <StaffShell
      title={sheet?.title ?? "No such page"}
      clinicName={clinic.name}
      signedIn={{ staff, signOut: signOutHere }}
    >
      {sheet ? <PageSheet sheet={sheet} told={told} form={form || undefined} /> : <NoPage />}
    </StaffShell>
  );
}
