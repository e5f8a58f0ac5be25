import type { ReactNode } from "react";

type SheetProps = { title: string; children: ReactNode };

/** A sheet to fill in by hand and take along. It closes the page that holds a whole topic, on paper as a page of its own. */
export function Sheet({ title, children }: SheetProps) {
  return (
    <section aria-labelledby="sheet" className="sheet prose stack">
      <h2 id="sheet">{title}</h2>
      {children}
    </section>
  );
}

/** A list of things to fill in, each with room to write. One that asks a question gets more room than one that names something. */
export function ToFillIn({ title, children }: SheetProps) {
  return (
    <div className="to-fill-in">
      <h3>{title}</h3>
      {children}
    </div>
  );
}
