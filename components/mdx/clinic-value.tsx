import { clinicValue } from "@/lib/content/clinic-values/schema";
import type { Clinic } from "@/lib/content/schema";

type ClinicValueProps = { value: string; clinic: Clinic };

/** One of the clinic's details within a sentence; numbers and addresses that can be called or written to are links. */
export function ClinicValue({ value, clinic }: ClinicValueProps) {
  if (value === "phone") return <a href={`tel:${clinic.phone.replace(/[^\d+]/g, "")}`}>{clinic.phone}</a>;
  if (value === "emergencyNumber") return <a href={`tel:${clinic.emergencyNumber}`}>{clinic.emergencyNumber}</a>;
  if (value === "email") return <a href={`mailto:${clinic.email}`}>{clinic.email}</a>;
  return clinicValue(value, clinic);
}
