import type { ReactNode } from "react";

/** One line at the top of a topic: where to go when it cannot wait. */
export function Alert({ children }: { children: ReactNode }) {
  return (
    <div role="note" aria-label="In an emergency" className="alert">
      {children}
    </div>
  );
}
