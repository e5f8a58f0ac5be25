import type { ReactNode } from "react";

/** A process in order; each step is numbered large enough to be found again. */
export function Steps({ children }: { children: ReactNode }) {
  return <div className="steps">{children}</div>;
}
