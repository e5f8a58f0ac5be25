import type { Clinic } from "@/lib/content/schema";

/**
 * What people agree to when they tick the last box. It names who, what, what for and for how long, as consent to the use
 * of health data has to. When these words change, CONSENT_VERSION changes with them.
 */
export function consentTerms(clinic: Clinic): string {
  return [
    `${clinic.legalName} may keep what I wrote here. Some of it is about my health. The clinic may use it to call or write to me about a visit.`,
    `It is kept no longer than ${clinic.keepDays} days after my request is closed. It is not used for ads, and it is not sold.`,
    `I can take this back at any time by writing to ${clinic.email}. My care elsewhere does not depend on it.`,
    "I know that this form gives no medical advice and is not for emergencies.",
  ].join(" ");
}
