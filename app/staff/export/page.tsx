import { ExportPage } from "@/components/staff/export-page";
import { StaffShell } from "@/components/staff/staff-shell";
import { currentSite } from "@/lib/content/shown";
import { formOf } from "@/lib/export/form";
import { EXPORT_PATH } from "@/lib/export/schema";
import { justConfirmed } from "@/lib/staff/guard";
import { signOutHere } from "../actions";

/** The choice of the days that are taken out of the site. */
export default async function Export({ searchParams }: PageProps<"/staff/export">) {
  const { staff, asked } = await justConfirmed("export");
  const [{ clinic }, address] = await Promise.all([currentSite(), searchParams]);
  const signedIn = { staff, signOut: signOutHere };
  const form = formOf(address, asked.now);
  return (
    <StaffShell
      title={`${form.why ? "Error: " : ""}Export`}
      clinicName={clinic.name}
      signedIn={signedIn}
      here={EXPORT_PATH}
    >
      <ExportPage {...form} />
    </StaffShell>
  );
}
