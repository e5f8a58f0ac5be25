import type { ReactNode } from "react";

/** Counts of people, each drawn as so many out of a hundred, above the table that says what stands behind them. */
export function OutOfHundred({ children }: { children: ReactNode }) {
  return <div className="hundreds wide">{children}</div>;
}
