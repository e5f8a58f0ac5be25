import type { ReactNode } from "react";

/** An aside, set apart quietly. */
export function Note({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <div className="note stack">
      {title && <p className="label">{title}</p>}
      {children}
    </div>
  );
}
