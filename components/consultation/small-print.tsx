import { ClinicValue } from "@/components/mdx/clinic-value";
import type { Clinic } from "@/lib/content/schema";

/** What sending the form does not do. It stands under the button and again on the receipt. */
export function Disclaimer({ clinic }: { clinic: Clinic }) {
  return (
    <p>
      This form is not for emergencies: for help now, call <ClinicValue value="emergencyNumber" clinic={clinic} /> or go
      to an emergency room. Sending it books no visit and does not make you our patient. A call back from us does not
      mean that stem cells would be right for you. We may not offer them to you.
    </p>
  );
}

/** What becomes of the answers, in short; the privacy page has the rest, in a new tab so that no typed answer is lost. */
export function DataUse({ clinic }: { clinic: Clinic }) {
  return (
    <p>
      We keep your answers on our own server. Only staff who answer requests read them. We do not sell them or use them
      for ads. We keep them no longer than {clinic.keepDays} days after your request is closed, and erase them sooner if
      you ask at <ClinicValue value="email" clinic={clinic} />.{" "}
      <a href="/privacy" target="_blank" rel="noopener">
        Read how we treat your data (opens in a new tab)
      </a>
      .
    </p>
  );
}
