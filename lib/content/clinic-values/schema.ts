import type { Clinic } from "../schema.ts";

/**
 * The values of `content/clinic.yaml` that a writer may place in a sentence. They stand apart from the rules of the blocks,
 * since the form is told them too, and those rules would bring all of zod to the browser.
 */
export const CLINIC_VALUES = [
  "name",
  "phone",
  "email",
  "address",
  "hours",
  "replyTime",
  "keepDays",
  "keepOpenDays",
  "emergencyNumber",
] as const;

/** A value of the clinic as it is written in a sentence; its name when there is no such value. */
export function clinicValue(name: string | undefined, clinic: Clinic): string {
  if (name === "address") return clinic.address.join(", ");
  if (name === "hours") return clinic.hours.map(({ days, open, close }) => `${days}, ${open} to ${close}`).join("; ");
  return String(clinic[CLINIC_VALUES.find((value) => value === name) ?? "name"]);
}
