import type { Clinic } from "../schema.ts";
import type { MedicalClinicData } from "./schema.ts";

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/**
 * The clinic as machines are told of it, from `clinic.yaml`. Nothing while its values are samples: a clinic that does not
 * exist must not enter a directory. What it treats, and with what, is not told.
 */
export function clinicData(clinic: Clinic, siteUrl: string): MedicalClinicData | undefined {
  if (clinic.sample) return undefined;
  const hours = clinic.hours.map(hoursOf);
  const known = hours.filter((line) => line !== undefined);
  return {
    "@type": "MedicalClinic",
    name: clinic.name,
    legalName: clinic.legalName,
    url: `${siteUrl}/`,
    telephone: clinic.phone,
    email: clinic.email,
    address: clinic.address.join(", "),
    ...(known.length > 0 && known.length === hours.length ? { openingHours: known } : {}),
  };
}

/** “Monday to Friday” from 09:00 to 17:00 as `Mo-Fr 09:00-17:00`; nothing when it is written in another way. */
function hoursOf({ days, open, close }: Clinic["hours"][number]): string | undefined {
  const names = days.split(" to ");
  const isRead = names.length <= 2 && names.every((name) => DAYS.includes(name));
  if (!isRead || ![open, close].every((time) => /^\d\d:\d\d$/.test(time))) return undefined;
  return `${names.map((name) => name.slice(0, 2)).join("-")} ${open}-${close}`;
}
