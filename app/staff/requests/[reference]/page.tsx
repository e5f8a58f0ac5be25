import { ApartForm } from "@/components/staff/apart-form";
import { NoRequest, RequestPage } from "@/components/staff/request-page";
import { StaffShell } from "@/components/staff/staff-shell";
import { TakeOut } from "@/components/staff/take-out";
import { WorkForm } from "@/components/staff/work-form";
import { currentSite } from "@/lib/content/shown";
import { readSheet } from "@/lib/inbox/inbox";
import { staffFor } from "@/lib/staff/guard";
import { signOutHere } from "../../actions";
import { moveApart, saveWork } from "../actions";

/** One request. Its title, which browsers remember, holds the reference and no name. */
export default async function OneRequest({ params, searchParams }: PageProps<"/staff/requests/[reference]">) {
  const { staff, door, asked } = await staffFor("requests");
  const [{ clinic }, { reference }, { told }] = await Promise.all([currentSite(), params, searchParams]);
  const done = { action: "request-read", at: asked.now, person: staff.id } as const;
  const sheet = await readSheet(door.vault, reference, clinic, done);
  const title = sheet ? `Request ${sheet.reference}` : "No such request";
  return (
    <StaffShell title={title} clinicName={clinic.name} signedIn={{ staff, signOut: signOutHere }}>
      {sheet ? (
        <RequestPage
          sheet={sheet}
          told={told}
          work={<WorkForm action={saveWork} {...sheet} />}
          apart={<ApartForm action={moveApart} {...sheet} />}
          takeOut={<TakeOut reference={sheet.reference} role={staff.role} />}
        />
      ) : (
        <NoRequest />
      )}
    </StaffShell>
  );
}
