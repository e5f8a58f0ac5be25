import type { Figures } from "./figures.ts";

/** One line of a table: what was measured, and its figures. */
export type Line = { name: string; figures: Figures };

/** Lines as a table of text. The last column is the speed as a share of the line named `whole`, when there is one. */
export function tableOf(title: string, lines: Line[], whole?: string): string {
  const all = lines.find(({ name }) => name === whole)?.figures.perSecond;
  const head = ["", "accepted/s", "p50 ms", "p99 ms", "CPU ms", "accepted", "refused", whole ? "share" : ""];
  const rows = lines.map(({ name, figures }) => [
    name,
    ...[figures.perSecond, figures.p50, figures.p99].map((value) => value.toFixed(1)),
    figures.cpu ? figures.cpu.toFixed(2) : "",
    ...[figures.accepted, figures.refused].map(String),
    all ? (figures.perSecond / all).toFixed(2) : "",
  ]);
  return ["", title, ...aligned([head, ...rows])].join("\n");
}

/** Rows of cells as lines of text whose columns stand below each other, the first one to the left. */
export function aligned(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}
