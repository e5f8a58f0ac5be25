import type { Goal } from "./goal.ts";

const [BEGIN, END] = ["<!-- bench -->", "<!-- /bench -->"];
const HEAD = ["Measured", "This site", "By hand", "Plain Next", "nginx", "Ratio", "Day"];

/**
 * The README with the figures of this run between its two marks. A figure that this run did not measure stays when it
 * bears its own day and was measured on as many cores with the same versions; all others go. Throws when the marks are
 * not there.
 */
export function withTable(readme: string, goals: Goal[], { machine, day }: { machine: string; day: string }): string {
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (begin === -1 || end < begin) throw new Error(`README.md has no ${BEGIN} … ${END}`);
  const title = `Measured by \`npm run bench\` on ${machine}.`;
  const before = readme.slice(begin + BEGIN.length, end);
  const kept = before.includes(title) ? datedRows(before) : [];
  const measured = goals.map(({ goal, ours, limit = "", plain = "", nginx = "", ratio = "" }) => [
    ...[goal, ours, limit, plain, nginx, ratio, day],
  ]);
  const rows = [
    ...kept.map((row) => measured.find(([goal]) => goal === row[0]) ?? row),
    ...measured.filter(([goal]) => !kept.some((row) => row[0] === goal)),
  ];
  const lines = [HEAD, HEAD.map((_, column) => (column === 0 ? "---" : "---:")), ...rows].map(
    (cells) => `| ${cells.join(" | ")} |`,
  );
  return `${readme.slice(0, begin)}${BEGIN}\n${title}\n\n${lines.join("\n")}\n${readme.slice(end)}`;
}

/** The rows of a table that end with a day. */
function datedRows(table: string): string[][] {
  const rows = table.split("\n").map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  return rows.filter((cells) => cells.length === HEAD.length && /^\d{4}-\d\d-\d\d$/.test(cells.at(-1) ?? ""));
}
