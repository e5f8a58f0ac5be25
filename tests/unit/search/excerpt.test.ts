import { expect, test } from "vitest";
import { entriesOf } from "@/lib/search/entries";
import { excerptOf, markFound } from "@/lib/search/excerpt";
import { stemOf } from "@/lib/search/words";
import { CLINIC, readBody, siteOf } from "@/tests/support/site";

/**
 * The excerpt of a part of a page for some words, each a thing by itself, unless a stroke says that they are one. The part
 * has the heading “Part”, unless another is named.
 */
function excerpt(body: string, words: string, heading = "Part") {
  const read = readBody(
    heading === "Part"
      ? `## Part

${body}`
      : body,
  );
  if (!read.ok) throw new Error("The page of this test cannot be read");
  const entry = entriesOf(siteOf([read.page]), CLINIC).find(({ title }) => title === heading);
  if (!entry) throw new Error("No such part");
  const things = words.split(" ").map((thing) => ({ stems: thing.split("/").map(stemOf), weight: 1 }));
  return excerptOf(entry, things);
}

test("the sentence with the words is shown, whole, with what follows it", () => {
  const text = excerpt("Nothing here. Nobody knows whether cells help. More is not known.", "cells");
  expect(text).toBe("Nobody knows whether cells help. More is not known.");
});

test("a long sentence is not cut, since half of it can say the opposite", () => {
  const long = `Cells are said ${"by one clinic after another ".repeat(12)}to work, but nobody has shown it.`;
  expect(excerpt(long, "cells")).toBe(long);
});

test("a sentence that leans on the one before it is shown with it", () => {
  const text = excerpt("First. Surgery is one thing. It leaves a scar.", "scar");
  expect(text).toBe("Surgery is one thing. It leaves a scar.");
  expect(excerpt("Is there chest pain? Call now.", "call")).toBe("Is there chest pain? Call now.");
});

test("the words that were looked for are shown, however much has to stand before them", () => {
  const text = `Surgery is ${"a long word and ".repeat(15)}one thing. It leaves a scar.`;
  expect(excerpt(text, "scar")).toBe(text);
});

test("what clinics claim is found but never shown by itself", () => {
  const text = excerpt(
    '<Claimed by="clinics">\n\nCells regrow the tendon.\n\n</Claimed>\n\n<Known>\n\nNobody has shown this.\n\n</Known>',
    "regrow",
  );
  expect(text).toBe("Nobody has shown this.");
});

test("the words of a source are not shown as ours", () => {
  expect(excerpt('<Quote source="boots-2020">\n\nBoots won.\n\n</Quote>\n\nThat is one trial.', "boots")).toBe(
    "That is one trial.",
  );
});

test("the words to a drawing of one example are found, but what is shown is that plans differ", () => {
  const drawing = '<Drawing name="boot-off" shows="A boot.">\n\nThe boot may come off to wash.\n\n</Drawing>';
  const text = "Plans differ, so follow your own team.";
  expect(excerpt(`${text}\n\n<Drawings>\n\n${drawing}\n\n</Drawings>\n\nMore.`, "boot wash")).toBe(text);
  expect(excerpt(`${text}\n\n${drawing}`, "boot wash")).toBe(text);
});

test("a line of a list is shown with the line that leads to it", () => {
  const text = excerpt(
    "Walk away from any clinic that does this:\n\n- says there is no risk\n- asks you today",
    "risk",
  );
  expect(text).toBe("Walk away from any clinic that does this: says there is no risk");
});

test("a line of a list that says nothing of what was looked for is not joined to the line that leads to it", () => {
  const list = "Call if your leg is swollen and you have one of these:\n\n- your face swells\n- your calf is tight";
  expect(excerpt(list, "swollen/swells calf")).toBe(
    "Call if your leg is swollen and you have one of these: your calf is tight",
  );
  expect(excerpt(list, "leg")).toBe("Call if your leg is swollen and you have one of these: …");
});

test("a cell of a table is shown with the names of its row and its column", () => {
  const table = "| | Boot | Cast |\n| --- | --- | --- |\n| Torn again | 13 of 274 | 17 of 266 |";
  expect(excerpt(`<Table caption="What happened">\n\n${table}\n\n</Table>`, "266")).toBe(
    "Torn again – Cast: 17 of 266",
  );
});

test("an answer is shown from its first, straight sentence", () => {
  const body =
    '<Question title="Does it work?">\n\nWe do not know. Some say so.\n\nA trial would tell. Cells were counted.\n\n</Question>';
  expect(excerpt(body, "cells", "Does it work?")).toBe("We do not know. … Cells were counted.");
});

test("bold words that lead a paragraph stay with it, notes do not, and the clinic's values are put in", () => {
  const body = '**Usual care.** It is a boot <Cite id="boots-2020" />. Call <Clinic value="phone" />.';
  expect(excerpt(body, "boot")).toBe("Usual care. It is a boot. Call +1 202-555-0143.");
});

test("an invitation to book answers no search", () => {
  const read = readBody("## Part\n\nWords.\n\n<Invitation>\n\nYou can book a visit.\n\n</Invitation>");
  if (!read.ok) throw new Error("The page of this test cannot be read");
  expect(entriesOf(siteOf([read.page]), CLINIC).filter(({ text }) => text.includes("book"))).toEqual([]);
});

test("found words are marked in any of their forms, and nothing is lost", () => {
  const text = "Tears: a re-rupture, RUPTURED.";
  const pieces = markFound(text, new Set(["tear", "rerupture", "ruptur"]));
  expect(pieces.map((piece) => piece.text).join("")).toBe(text);
  expect(pieces.filter(({ isFound }) => isFound).map((piece) => piece.text)).toEqual([
    "Tears",
    "re-rupture",
    "RUPTURED",
  ]);
});

test("small words of a longer term are not marked all over", () => {
  const pieces = markFound("Short of breath, of course.", new Set(["short", "of", "breath"]));
  expect(pieces.filter(({ isFound }) => isFound).map((piece) => piece.text)).toEqual(["Short", "breath"]);
});
