import type { Clinic } from "@/lib/content/schema";

/** Says on paper whose page it is and where it can be read again; on a screen the header and the browser say so. */
export function PaperHead({ clinic, address }: { clinic: Clinic; address: string }) {
  return (
    <p className="paper-only">
      {clinic.name} · {address}
    </p>
  );
}
