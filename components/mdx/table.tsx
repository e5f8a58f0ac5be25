import type { ReactNode } from "react";

type TableProps = { name?: string; options?: string; children: ReactNode };

/**
 * A table with its caption. On a narrow screen each row becomes a card in which every value names its column.
 *
 * Where the columns are the ways to be treated, `options` holds their names, one a line, and a reader of cards chooses
 * whether to see all of them or one at a time. HTML and CSS alone do it; the choice is part of no form, is not sent, and
 * does not touch what is printed. `name` sets the choice apart from others on the page.
 */
export function Table({ name, options, children }: TableProps) {
  if (!options) return <div className="wide">{children}</div>;
  return (
    <div className="wide by-choice">
      <Options name={name} options={options.split("\n")} />
      {children}
    </div>
  );
}

const ALL: Record<number, string> = { 2: "Both", 3: "All three", 4: "All four" };

function Options({ name, options }: { name?: string; options: string[] }) {
  return (
    <fieldset>
      <legend>Show</legend>
      {[ALL[options.length] ?? "All", ...options].map((label, at) => (
        <label key={label}>
          <input type="radio" name={name} defaultChecked={at === 0} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
