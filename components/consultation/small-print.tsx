import { ClinicValue } from "@/components/mdx/clinic-value";
import type { Clinic } from "@/lib/content/schema";

/** What sending the form does not do. It stands under the button and again on the receipt. */
export function Disclaimer({ clinic }: { clinic: Clinic }) {
  return (
    <p>
      Do not use this form in an emergency. Call <ClinicValue value="emergencyNumber" clinic={clinic} /> or go to an
      emergency room. Sending it does not book a visit, and it does not make you our patient. If we call you, that does
      not mean that a stem cell treatment is right for you. We may not offer you one.
    </p>
  );
}

/** What becomes of the answers, in short; the privacy page has the rest. */
export function DataUse({ clinic }: { clinic: Clinic }) {
  return (
    <p>
      We keep your answers on our own server. Only staff who answer requests read them. We do not sell them or use them
      for ads. We erase them {clinic.keepDays} days after your request is closed, or sooner if you ask us at{" "}
      <ClinicValue value="email" clinic={clinic} />. <a href="/privacy">Read how we treat your data</a>.
    </p>
  );
}
