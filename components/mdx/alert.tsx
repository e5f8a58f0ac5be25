import type { ReactNode } from "react";

/** One line at the top of a topic: where to go when it cannot wait. */
export function Alert({ children }: { children: ReactNode }) {
  return (
    <div
      role="note"
      aria-label="In an emergency"
      className="mb-6 max-w-measure border-l-4 border-danger bg-danger-surface px-4 py-3 font-semibold"
    >
      {children}
    </div>
  );
}
