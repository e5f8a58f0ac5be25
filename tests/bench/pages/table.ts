import { aligned } from "../table.ts";
import type { SizeFigures } from "./many-pages.ts";

/** What is told per further page as well, since that is what should stay the same from one size to the next. */
const PER_PAGE = ["check, CPU s", "build, s", "build, CPU s", "build after an edit, s", "build after an edit, CPU s"];

/**
 * One column for each size, one line for each figure. Where time should grow in a straight line, the milliseconds of each
 * further page of a topic stand below, from the size before to this one, and those of each further document: a topic is
 * printed as one document more than it has pages.
 */
export function tableOfSizes(sizes: SizeFigures[]): string {
  const names = Object.keys(sizes[0]?.figures ?? {});
  const head = ["", ...sizes.map(({ size }) => `${size.topics} × ${size.pagesEach}`)];
  const rows = names.flatMap((name) => {
    const row = [name, ...sizes.map(({ figures }) => told(figures[name] ?? 0))];
    if (!PER_PAGE.includes(name)) return [row];
    const plain = name.replace(/,? s$/, "");
    return [
      row,
      [
        `${plain}: ms per further page (its handout included)`,
        ...sizes.map((_, at) => told(perFurther(sizes, name, at, "page"))),
      ],
      [`${plain}: ms per further document`, ...sizes.map((_, at) => told(perFurther(sizes, name, at, "document")))],
    ];
  });
  const asked = (sizes[0]?.lines ?? []).map(({ name }) => [
    `${name}: p50 / p99 ms`,
    ...sizes.map(({ lines }) => {
      const figures = lines.find((line) => line.name === name)?.figures;
      return figures ? `${told(figures.p50)} / ${told(figures.p99)}${figures.refused ? " !" : ""}` : "";
    }),
  ]);
  return [
    "",
    "Sites of more and more sample pages (topics × pages of each)",
    ...aligned([head, ...rows, ...asked]),
  ].join("\n");
}

/**
 * Milliseconds of a figure in seconds for each page, or each document, that a size has more than the one before it.
 * Nothing for the first size.
 */
export function perFurther(
  sizes: SizeFigures[],
  name: string,
  at: number,
  unit: "page" | "document",
): number | undefined {
  const [before, now] = [sizes[at - 1], sizes[at]];
  if (!before || !now) return undefined;
  const count = ({ size }: SizeFigures) => size.topics * (size.pagesEach + (unit === "document" ? 1 : 0));
  return (((now.figures[name] ?? 0) - (before.figures[name] ?? 0)) * 1_000) / (count(now) - count(before));
}

function told(figure: number | undefined): string {
  if (figure === undefined) return "";
  return figure >= 1_000
    ? Math.round(figure).toLocaleString("en")
    : figure.toFixed(figure < 10 ? 2 : figure < 100 ? 1 : 0);
}
