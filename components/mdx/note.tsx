import type { ReactNode } from "react";

/** An aside, set apart quietly. */
export function Note({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <div className="stack rounded-lg bg-surface px-5 py-4">
      {title && <p className="font-semibold">{title}</p>}
      {children}
    </div>
  );
}
