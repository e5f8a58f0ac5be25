import { Emergency, Urgent } from "@/components/mdx/emergency";
import type { Clinic } from "@/lib/content/schema";

/** What must not wait for a reply, above everything that the form asks. It fits the patient and whoever asks for one. */
export function EmergencySigns({ clinic }: { clinic: Clinic }) {
  return (
    <div className="prose mt-6 max-w-measure">
      <Emergency number={clinic.emergencyNumber} level="2">
        <p>Do not use this form, and do not drive yourself. Call if you or the person you ask for has:</p>
        <ul>
          <li>sudden shortness of breath, or chest pain</li>
          <li>a cough that brings up blood, or a collapse</li>
          <li>a face or throat that swells after an injection or a numbing drug</li>
          <li>an open wound over the tendon</li>
          <li>a foot that is cold, pale or numb</li>
          <li>pain that gets worse fast, and a very tight calf.</li>
        </ul>
      </Emergency>
      <Urgent title="Be seen by a doctor today for" level="2">
        <p>Go to urgent care or an emergency room. Do not wait for our reply.</p>
        <ul>
          <li>a pop or snap at the heel, or a leg that cannot stand on tiptoe</li>
          <li>one leg that is newly swollen, throbbing or warm, or red or darker than before</li>
          <li>a fever, pus, or redness that spreads after an injection.</li>
        </ul>
      </Urgent>
      <p className="text-base text-muted">This is our clinic’s own advice. It waits for a clinician’s approval.</p>
    </div>
  );
}
