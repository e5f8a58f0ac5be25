import { isMap, isScalar, LineCounter, parseDocument, visit } from "yaml";
import { PRODUCT_LINES } from "../product/schema.ts";
import { remembering } from "../remember.ts";
import type { Passage } from "./statement.ts";

/** A YAML file of `content/` as it was read. */
export type YamlFile = { file: string; text: string };

/** The entries that hold prose for readers; ids, addresses, names and dates are no sentences. */
const PROSE = new Set([
  ...["limits", "title", "description", "funding", "name", "legalName", "replyTime", "text", "note"],
  ...PRODUCT_LINES.map(({ key }) => String(key)),
]);

/** The entries that speak of the treatment that the clinic offers, without naming it. */
const OF_TREATMENT = new Set(PRODUCT_LINES.map(({ key }) => String(key)));

/** What a YAML file says to readers in words of its own, each with its place. Citations are other people's titles. */
export function yamlPassages({ text }: YamlFile): Passage[] {
  return passagesIn(text);
}

const passagesIn = remembering((text) => {
  const lines = new LineCounter();
  const passages: Passage[] = [];
  visit(parseDocument(text, { lineCounter: lines }), {
    Pair(_, pair, parents) {
      const { key, value } = pair;
      if (!isScalar(key) || !PROSE.has(String(key.value)) || !isScalar(value) || typeof value.value !== "string")
        return;
      const start = value.range?.[0] ?? 0;
      const holder = parents.at(-1);
      const product = isMap(holder) ? String(holder.get("product") ?? "") : "";
      passages.push({
        ...{
          text: value.value,
          after: "",
          about: OF_TREATMENT.has(String(key.value)) ? "stem cell injection" : product,
          leadIn: "",
          row: "",
          urgentCare: false,
          plain: !OF_TREATMENT.has(String(key.value)),
          on: "clinic",
        },
        sourcesAt: [],
        placeAt: (at) => {
          const place = lines.linePos(start + at);
          return { line: place.line, column: place.col };
        },
      });
    },
  });
  return passages;
}, "files");
