import { type HundredRow, hundredBlocksIn, hundredsIn } from "../hundreds.ts";
import { attributeOf, type BlockNode, placeOf } from "../outline.ts";
import type { Site } from "../site.ts";
import type { Figure } from "../sources/schema.ts";
import { pageError, type Rule } from "./rule.ts";

const WHAT_INSTEAD = "When nobody has counted them, write: Unknown. Else say it in words, without a number";

/**
 * A drawing of a hundred people shows counts of people alone, all from one source and one time.
 *
 * A ratio, odds or a score can never be drawn: none of them says how many people. Nor can counts be drawn beside each other
 * that were made on different people, or after a different time.
 */
export const outOfHundred: Rule = (page, site) =>
  hundredBlocksIn(page.tree).flatMap((block) => {
    const rows = hundredsIn(block);
    return [
      ...attributeObjections(block).map((message) => pageError(page, "out-of-hundred", placeOf(block), message)),
      ...rows.flatMap((row) =>
        rowObjections(row, block, rows, site).map((message) =>
          pageError(page, "out-of-hundred", placeOf(row.cell), message),
        ),
      ),
    ];
  });

function attributeObjections(block: BlockNode): string[] {
  const withNumber = ["who", "what"].filter((name) => /\d/.test(attributeOf(block, name) ?? ""));
  const drawn = hundredsIn(block).some(({ said }) => said.kind === "count");
  return [
    ...withNumber.map((name) => `Take the number out of “${name}”: no source stands behind it there`),
    ...(drawn ? [] : ["<OutOfHundred> has nothing to draw. Its second column needs a count, like “5 of 100”"]),
  ];
}

function rowObjections(row: HundredRow, block: BlockNode, rows: HundredRow[], site: Site): string[] {
  if (row.said.kind === "wrong") {
    return [`Only a count of people can be drawn, written like “5 of 100”. ${WHAT_INSTEAD}`];
  }
  if (row.said.kind !== "count") return [];
  const [id, ...others] = new Set(row.ids);
  if (id === undefined || others.length > 0) return [`“${row.said.written}” needs one note, beside it in its cell`];
  const first = rows.find(({ said }) => said.kind === "count");
  if (first && first.ids[0] !== id) {
    return [
      `“${row.said.written}” is from another source than “${first.name}”. People of different studies cannot be compared in one drawing. ${WHAT_INSTEAD}`,
    ];
  }
  const source = site.sources.get(id);
  if (!source) return [];
  const found = source.figures.filter((figure) => holds(figure, row.said));
  const at = attributeOf(block, "at");
  if (found.length === 0) {
    return [
      `“${row.said.written}” is no count of people among the figures of “${id}”. A ratio, odds or a score cannot be turned into people. If the source has counted them, add it there under “figures” with unit: people. ${WHAT_INSTEAD}`,
    ];
  }
  if (at === undefined || found.some((figure) => figure.at === at)) return [];
  return [`“${row.said.written}” was counted at “${found[0]?.at ?? "no time given"}”, but the drawing says at="${at}"`];
}

/** Five of a hundred people, or five percent. */
function holds({ value, unit }: Figure, said: HundredRow["said"]): boolean {
  if (said.kind !== "count") return false;
  return (value === said.written && unit === "people") || (value === String(said.count) && unit === "percent");
}
