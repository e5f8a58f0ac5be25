import type { ReactNode } from "react";
import type { Week } from "@/lib/numbers/schema";

/** The room of a chart over weeks: the ends of its axis, and the width of one week. */
export const ROOM = { width: 400, left: 34, right: 396, top: 10 } as const;

/** How a bar or a point looks: filled, outlined, or outlined with a broken line. */
type Look = "full" | "pale" | "gone";

type ChartProps = {
  title: string;
  /** What somebody sees in the chart, in a sentence. */
  shows: string;
  height: number;
  keys?: { look: Look; words: string }[];
  children: ReactNode;
  /** All numbers, as a table, for who wants to read them. */
  table: ReactNode;
  about: ReactNode;
};

/** A chart with a heading, what it says in words, and all of its numbers behind it. */
export function Chart({ title, shows, height, keys = [], children, table, about }: ChartProps) {
  return (
    <section className="min-w-0 break-inside-avoid">
      <h2 className="text-[1.3rem]">{title}</h2>
      <div className="mt-2 max-w-measure">{about}</div>
      <figure className="drawing chart mt-4">
        <svg viewBox={`0 0 ${ROOM.width} ${height}`} role="img" aria-label={shows}>
          {children}
        </svg>
        {keys.length > 0 && (
          <ul className="keys">
            {keys.map(({ look, words }) => (
              <li key={words}>
                <svg viewBox="0 0 12 12" aria-hidden="true">
                  <rect x="1" y="1" width="10" height="10" className={look} />
                </svg>
                {words}
              </li>
            ))}
          </ul>
        )}
      </figure>
      <details className="mt-2">
        <summary className="cursor-pointer py-2">The numbers as a table</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
        <section aria-label={`${title}, as a table`} tabIndex={0} className="overflow-x-auto">
          {table}
        </section>
      </details>
    </section>
  );
}

type TableProps = { caption: string; head: string[]; rows: string[][] };

/** Numbers in rows; the first column names the row. */
export function NumberTable({ caption, head, rows }: TableProps) {
  return (
    <table className="w-full text-base">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {head.map((words, column) => (
            <th
              key={words}
              scope="col"
              className={`border-b-2 border-line py-1.5 align-bottom font-semibold ${column > 0 ? "pl-3 text-right" : "text-left"}`}
            >
              {words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells]) => (
          <tr key={name}>
            <th scope="row" className="whitespace-nowrap border-b border-line py-1.5 text-left font-normal">
              {name}
            </th>
            {cells.map((words, column) => (
              <td key={head[column + 1]} className="border-b border-line py-1.5 pl-3 text-right tabular-nums">
                {words}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The scale of a chart: lines at nothing, at half and at the highest, with their numbers. */
export function Scale({
  highest,
  bottom,
  words,
}: {
  highest: number;
  bottom: number;
  words: (value: number) => string;
}) {
  const marks = highest > 1 ? [0, highest / 2, highest] : [0, highest];
  return marks.map((value) => {
    const y = bottom - (value / highest) * (bottom - ROOM.top);
    return (
      <g key={value}>
        <path d={`M${ROOM.left} ${y}H${ROOM.right}`} className={value === 0 ? "base" : "grid"} />
        <text x={ROOM.left - 5} y={y + 4} textAnchor="end">
          {words(value)}
        </text>
      </g>
    );
  });
}

/** The middle of a week's place on the axis, and how wide its bar is. */
export function placeOf(week: number, of: number): { x: number; width: number } {
  const room = (ROOM.right - ROOM.left) / of;
  return { x: ROOM.left + (week + 0.5) * room, width: room * 0.7 };
}

/** Every fifth week is named below the axis. */
export function WeekNames({ weeks, y }: { weeks: Week[]; y: number }) {
  return weeks.map(({ begins }, week) => {
    if (week % 5 !== 0) return null;
    const isLast = week > weeks.length - 3;
    const x = isLast ? ROOM.width : placeOf(week, weeks.length).x;
    return (
      <text key={begins.getTime()} x={x} y={y} textAnchor={isLast ? "end" : "middle"}>
        {weekName(begins)}
      </text>
    );
  });
}

const DAY = new Intl.DateTimeFormat("en-US", { month: "short", day: "numeric" });

/** A week by its Monday, like “Nov 16”. */
export function weekName(begins: Date): string {
  return DAY.format(begins);
}

/** The next round number, of which half is whole as well. */
export function roundUp(value: number): number {
  if (value <= 1) return 1;
  const step = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 4, 6, 8, 10].map((times) => times * step).find((round) => round >= value) ?? value;
}
