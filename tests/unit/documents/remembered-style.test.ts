import { expect, test } from "vitest";
import { rememberedStyle } from "@/lib/documents/remembered-style";
import { shortNames } from "@/lib/documents/short-names";
import { usedStyle } from "@/lib/documents/used-style";

const CSS = "p{color:red}.note{color:red}.other{color:red}::placeholder{color:red}";

function names(classes: string[], hasTypedFields = false, tags = ["p"]) {
  return { tags: new Set(tags), classes: new Set(classes), hasTypedFields };
}

test("no document is given the style of another", () => {
  const documents = [
    ...[names([]), names(["note"]), names(["other"]), names(["note", "other"]), names(["other", "note"])],
    ...[names(["note"], true), names(["note"], false, []), names(["p"], false, ["note"])],
  ];
  for (const _time of ["made", "remembered"]) {
    for (const document of documents) {
      expect(rememberedStyle(CSS, document)).toEqual(shortNames(usedStyle(CSS, document)));
    }
  }
  expect(rememberedStyle(`${CSS}p{top:0}`, names(["note"])).css).toContain("top:0");
});

test("a document has its style after any number of others", () => {
  for (let at = 0; at < 120; at++) rememberedStyle(`.c${at}{color:red}`, names([`c${at}`]));
  for (const name of ["c0", "c119"])
    expect(rememberedStyle(`.${name}{color:red}`, names([name])).classes).toEqual(new Map([[name, "a"]]));
});
