import { ClinicValue } from "@/components/mdx/clinic-value";
import type { Clinic, EmergencyCards } from "@/lib/content/schema";
import { EmergencySigns } from "./emergency-signs";

/** What stands above the form: what it is for, how soon an answer comes, and what must not wait for one. */
export function ConsultationIntroduction({ clinic, signs }: { clinic: Clinic; signs: EmergencyCards | null }) {
  return (
    <>
      <h1>Ask for a consultation</h1>
      <EmergencySigns clinic={clinic} signs={signs} />
      <p className="mt-8 max-w-measure">
        A consultation is a talk, not a treatment. We aim to reply within {clinic.replyTime}. You can also call us at{" "}
        <ClinicValue value="phone" clinic={clinic} />.
      </p>
    </>
  );
}
