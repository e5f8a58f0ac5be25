import type { ReactNode } from "react";

/** A table with its caption. On a narrow screen each row becomes a card in which every value names its column. */
export function Table({ children }: { children: ReactNode }) {
  return <div className="wide">{children}</div>;
}
