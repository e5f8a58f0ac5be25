import { expect, test } from "vitest";
import { shortNames } from "@/lib/documents/short-names";
import { toDocument } from "@/lib/documents/strip";

test("classes and custom properties get names of a letter, the same wherever they stand", () => {
  const { css, classes } = shortNames(
    ":root{--page:#fff}.note{color:var(--page)}.note:is(.note, .m\\:t-4)>p{--page:#000;padding:.5rem}",
  );
  expect(css).toBe(":root{--a:#fff}.a{color:var(--a)}.a:is(.a, .b)>p{--a:#000;padding:.5rem}");
  expect([...classes]).toEqual([
    ["note", "a"],
    ["m:t-4", "b"],
  ]);
});

test("so many classes that letters run out have different names, and none that programs take for an advertisement", () => {
  const css = Array.from({ length: 900 }, (_, at) => `.c${at}{top:0}`).join("");
  const names = [...shortNames(css).classes.values()];
  expect(new Set(names).size).toBe(900);
  expect(names.filter((name) => /^ad/.test(name) && !name.endsWith("_"))).toEqual([]);
});

test("a sheet that asks for classes in a way that is not read stays as it is", () => {
  for (const css of ['[class^="stack "]{top:0}.a-class{top:0}', ".\\32xl{top:0}.a-class{top:0}"]) {
    const short = shortNames(css);
    expect(short.css).toBe(css);
    expect(short.classes.get("a-class")).toBe("a-class");
  }
});

test("a document keeps the classes that its style asks for, under their short names, and no other", () => {
  const page = (body: string) => `<!DOCTYPE html><html><head><title>T</title></head><body>${body}</body></html>`;
  const html = page('<p class="note first">a</p><p class="first">b</p><p class="note">c</p>');
  const made = toDocument(html, ".note{color:red}");
  expect(made).toContain(
    '<style>.a{color:red}</style></head><body><p class="a">a</p><p>b</p><p class="a">c</p></body>',
  );
  expect(toDocument(made, ""), "again").toBe(made);
});
