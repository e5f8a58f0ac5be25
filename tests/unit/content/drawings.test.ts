import { readdirSync, readFileSync } from "node:fs";
import { toString as textOf } from "mdast-util-to-string";
import { expect, test } from "vitest";
import { DRAWING_NAMES, sizeOfDrawing } from "@/lib/content/drawings/schema";
import { attributeOf, blocksIn } from "@/lib/content/outline";
import { blocks } from "@/lib/content/rules/blocks";
import { readSite } from "@/lib/content/site";
import { readBody, siteOf } from "@/tests/support/site";

const SITE_AS_IT_IS = await readSite("content");

/** The least width of a page's words on a phone of 360 pixels, and the least height of letters that can be read there. */
const PHONE = { width: 315, letters: 12 };

function fileOf(name: string): string {
  return readFileSync(`public/drawings/${name}.svg`, "utf8");
}

/** Every drawing that stands on a page, with all that the page says of it. */
function shownOnPages(): { name: string; told: string }[] {
  const drawings = SITE_AS_IT_IS.pages.flatMap(({ tree }) => blocksIn(tree, "Drawing"));
  return drawings.map((node) => ({
    name: attributeOf(node, "name") ?? "",
    told: `${attributeOf(node, "shows")} ${textOf(node)}`.toLowerCase(),
  }));
}

function messagesFor(body: string): string[] {
  const read = readBody(body);
  if (!read.ok) throw new Error("the page can be read");
  return blocks(read.page, siteOf([read.page])).map(({ message }) => message);
}

test("every drawing has its file, every file is a drawing that writers can name, and each stands on a page", () => {
  const files = readdirSync("public/drawings").map((file) => file.replace(/\.svg$/, ""));
  expect(files.toSorted()).toEqual(DRAWING_NAMES.toSorted());
  expect([...new Set(shownOnPages().map(({ name }) => name))].toSorted()).toEqual(DRAWING_NAMES.toSorted());
});

test.each(DRAWING_NAMES)("the place kept free for %s is of its size", (name) => {
  const { width, height } = sizeOfDrawing(name) ?? {};
  expect(fileOf(name)).toContain(`width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`);
});

test.each(DRAWING_NAMES)(
  "%s has a title, a ground and colors of its own for dark, and loads and runs nothing",
  (name) => {
    const svg = fileOf(name);
    expect(svg).toMatch(/<title>[^<]{10,}<\/title>/);
    expect(svg).toMatch(/<rect class="g" width="\d+" height="\d+" rx="8"\/>/);
    expect(svg).toContain("@media screen and (prefers-color-scheme:dark)");
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(
      /<script|\bon\w+=|href|url\(|@import|https?:/,
    );
  },
);

test.each(DRAWING_NAMES)("what is written in %s can be read on a phone", (name) => {
  const svg = fileOf(name);
  if (!svg.includes("<text")) return;
  const letters = Number(/font:(?:\d+ )?([\d.]+)px/.exec(svg)?.[1]);
  expect((letters * PHONE.width) / (sizeOfDrawing(name)?.width ?? 0)).toBeGreaterThanOrEqual(PHONE.letters);
});

test("whoever cannot see a drawing is told every word that is written in it", () => {
  const untold = shownOnPages().flatMap(({ name, told }) => {
    const written = [...fileOf(name).matchAll(/<text[^>]*>([^<]+)</g)].map(([, label = ""]) => label.toLowerCase());
    const words = written.flatMap((label) => label.match(/\p{L}+/gu) ?? []);
    return words.filter((word) => !told.includes(word)).map((word) => `${name}: ${word}`);
  });
  expect(untold).toEqual([]);
});

test("a drawing that does not exist is answered with the names of those that do", () => {
  const [message] = messagesFor(
    '<Drawing name="knee" shows="A knee from the side, with the kneecap in front.">\n\nA knee.\n\n</Drawing>',
  );
  expect(message).toContain(`Choose one of these drawings: ${DRAWING_NAMES.join(", ")}`);
});

test("a drawing without words for those who cannot see it, or with too few, is refused", () => {
  expect(messagesFor('<Drawing name="leg">\n\nA leg.\n\n</Drawing>')[0]).toContain(
    "Say under shows= what the drawing shows",
  );
  expect(messagesFor('<Drawing name="leg" shows="A leg">\n\nA leg.\n\n</Drawing>')[0]).toContain("part by part");
});

test("a drawing without a caption is refused", () => {
  const shows = "A leg from knee to foot, seen from the side.";
  expect(messagesFor(`<Drawing name="leg" shows="${shows}">\n\n</Drawing>`)[0]).toContain("one paragraph, its caption");
});
