import { ClinicValue } from "@/components/mdx/clinic-value";
import { Approval } from "@/components/mdx/own-advice";
import type { Clinic, EmergencyCards } from "@/lib/content/schema";

type EmergencySignsProps = { clinic: Clinic; signs: EmergencyCards | null };

/**
 * What must not wait for a reply, above everything that the form asks: the very cards of the page on the injury, so that
 * no second wording can fall behind the first.
 */
export function EmergencySigns({ clinic, signs }: EmergencySignsProps) {
  return (
    <div className="prose mt-6 max-w-measure">
      <p>
        <strong>Do not use this form in an emergency.</strong> Call{" "}
        <ClinicValue value="emergencyNumber" clinic={clinic} /> for the first signs below, and be seen today for the
        others. The same holds for someone you ask for.
      </p>
      {signs?.cards}
      {signs && (
        <p className="text-base text-muted">
          <Approval isApproved={signs.isApproved} /> There are more signs under{" "}
          <a href={signs.path}>what to do today</a>.
        </p>
      )}
    </div>
  );
}
