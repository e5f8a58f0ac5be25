import { expect, test } from "vitest";
import { usedStyle } from "@/lib/documents/used-style";

const NAMES = {
  hasTypedFields: false,
  tags: new Set(["html", "body", "p", "a", "details", "progress", "linearGradient"]),
  classes: new Set(["note", "sm:grid", "w-[2rem]", "2xl:grid", "größe"]),
};

/** What is left of a style sheet in a document that holds a few tags and classes. */
function left(css: string): string {
  return usedStyle(css, NAMES);
}

test.each([
  ["a tag and a class of the page", "p{color:red}.note>p{color:red}"],
  ["one of several, with the others gone", ".note,.gone{color:red}", ".note{color:red}"],
  ["a class with signs in its name", ".sm\\:grid{color:red}.w-\\[2rem\\]{color:red}"],
  ["a state and a part that is drawn", "a:hover::before{color:red}details::details-content{color:red}"],
  ["what asks for an absence", "p:not(.gone){color:red}p:not(:has(.gone)):is(.note,.gone){color:red}"],
  ["a list of which the page has one", ":is(.gone p,.note:has(p:not(:checked)) p){color:red}"],
  ["an attribute, whatever its value", 'a[href$=".gone"]{color:red}[hidden]{color:red}'],
  ["everything at once", "*,::before{color:red}:root{color:red}"],
  ["what a picture of the screen decides", "@media (width>=40rem){.note{color:red}}"],
  ["the frames of an animation", "@keyframes in{from{top:0}to{top:1px}}p{animation:in}"],
  ["a value that is read", ":root{--a:var(--b);--b:1px}p{width:var(--a)}"],
  ["a class with a sign that is written by its number", ".\\32 xl\\:grid{color:red}"],
  [
    "a tag with a capital",
    "linearGradient{color:red}p linearGradient>stop,A{color:red}",
    "linearGradient{color:red}A{color:red}",
  ],
  ["a class with other letters", ".größe{color:red}"],
  ["one of several languages", ":lang(en, fr){color:red}p:lang(de, it)>a{color:red}"],
  ["parts by their names", "p::part(a b){color:red}:active-view-transition-type(a, b) p{color:red}"],
  ["a place in a row", "p:nth-of-type(3 - n){color:red}p:nth-child(2n + 1 of .note){color:red}"],
  ["brackets too deep to read", "p:not(:is(:not(:is(:not(:is(table))))) td){color:red}"],
  ["a part of what is no field", "progress::-webkit-progress-bar{color:red}a::-webkit-media-controls{color:red}"],
  ["no fault in a field", "p:not(:-moz-ui-invalid){color:red}"],
  ["a value that a container is asked for", "p{--u:1}@container style(--u:1){a{color:red}}"],
  ["a value that changes slowly", "p{--x:1px;transition:--x 1s}a{--y:1;will-change:--y}"],
])("style for %s stays", (_, css, kept = css) => {
  expect(left(css)).toBe(kept);
});

test.each([
  ["a tag that the page does not have", "table td{color:red}"],
  ["a class that the page does not have", ".note .gone{color:red}p.gone{color:red}"],
  ["a class in one of several languages", ".gone:lang(en, fr){color:red}:lang(en) .gone{color:red}"],
  ["a value that only names itself", ":root{--a:var(--a)}.a--b{--b:1}"],
  ["fields, where there are none", "::placeholder{color:red}::-webkit-datetime-edit{color:red}"],
  ["one of several, of which the page has none", ".note :is(table,.away p) a{color:red}p:has(>.gone){color:red}"],
  ["a list of which the page has nothing", ":is(.gone:has([value=a]:checked) p,.away p){color:red}"],
  ["a width at which nothing is left", "@media (width>=40rem){@supports (color:red){.gone{color:red}}}"],
  [
    "a value that nothing reads, nor what it reads",
    ':root{--a:var(--b);--b:1px}@property --c{syntax:"*";inherits:false}',
  ],
])("style for %s goes", (_, css) => {
  expect(left(css)).toBe("");
});

test("taking out what is not used a second time changes nothing", () => {
  const once = left(":root{--a:1px}p{width:var(--a)}.gone{color:red}@layer base{a{color:red}}");
  expect(left(once)).toBe(once);
});

test("a registered property that nothing in the document sets is written out, with what it starts from or with what stands in for it", () => {
  const registered =
    '@property --s{syntax:"*";inherits:false;initial-value:solid}@property --l{syntax:"*";inherits:false}';
  const fallback = "@layer properties{*,::before{--s:solid}}";
  expect(left(`${fallback}p{border-style:var(--s);line-height:var(--l,calc(1.5 / 1))}${registered}`)).toBe(
    "p{border-style:solid;line-height:calc(1.5 / 1)}",
  );
  const set = `a{--s:dashed}p{border-style:var(--s)}${registered.split("@property --l")[0]}`;
  expect(left(fallback + set)).toBe(fallback + set);
});
