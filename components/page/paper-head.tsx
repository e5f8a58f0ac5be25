import type { Clinic } from "@/lib/content/schema";

/** Says on paper whose page it is, how to reach them, and where it can be read again. */
export function PaperHead({ clinic, address }: { clinic: Clinic; address: string }) {
  return (
    <p className="paper-only">
      {clinic.name} · {clinic.phone} · {address}
    </p>
  );
}
