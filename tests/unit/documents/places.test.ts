import { parse } from "parse5";
import { expect, test } from "vitest";
import { isPlaced, placesIn } from "@/lib/documents/places";
import { usedStyle } from "@/lib/documents/used-style";

const PLACES = placesIn(
  parse('<body><nav class="rail"><ul><li><a>1</a></ul></nav><div class="prose [&>*]:m-0"><p>1<p>2<b>3</b></div>'),
);

test.each([
  ["what it holds at any depth", "nav a"],
  ["right below", "nav>ul > li"],
  ["from the outermost", "html body .prose p"],
  ["both of a tag and a class", "nav.rail a"],
  ["anything", "* > *"],
  ["after another in one row", ".prose>p+p b"],
  ["by a class with signs in its name", ".\\[\\&\\>\\*\\]\\:m-0>*"],
  ["a tag with a capital", "linearGradient"],
])("a selector finds %s", (_, selector) => expect(isPlaced(selector, PLACES)).toBe(true));

test.each([
  ["in another place", ".prose li"],
  ["not right below", "nav>a"],
  ["the other way round", "a nav"],
  ["with a class that another has", "div.rail"],
  ["with a part of a name", ".pro p"],
  ["with a part of a tag", "na ul"],
])("a selector does not find what stands %s", (_, selector) => expect(isPlaced(selector, PLACES)).toBe(false));

test("a style keeps only what has its place", () => {
  const names = {
    tags: new Set(["nav", "ul", "li", "a", "p"]),
    classes: new Set(["prose", "rail"]),
    hasTypedFields: false,
  };
  const css =
    ".prose li,.rail li{color:red}.prose a:hover{color:red}.rail a:hover::before{color:red}.rail :is(a,b){top:0}";
  expect(usedStyle(css, { ...names, places: PLACES })).toBe(
    ".rail li{color:red}.rail a:hover::before{color:red}.rail :is(a,b){top:0}",
  );
  expect(usedStyle(css, names)).toContain(".prose li");
});
