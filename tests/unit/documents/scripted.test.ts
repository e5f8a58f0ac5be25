import { expect, test } from "vitest";
import { LOADER } from "@/lib/documents/loader";
import { withNamesOfScript } from "@/lib/documents/script-names";
import { toScriptedPage } from "@/lib/documents/scripted";
import { usedStyle } from "@/lib/documents/used-style";

const CSS = "p{margin:0}.late{color:red}.never{color:blue}";

/** What Next writes before the text for React; a posted form adds what became of it. */
const BEGINNING = "(self.__next_f=self.__next_f||[]).push([0])";

/** A script of Next that adds a part to the text for React. */
function part(text: string): string {
  return `self.__next_f.push(${JSON.stringify([1, text])})`;
}

/** A page with script as Next writes it, with these inline scripts at its end. */
function page(scripts: string[], body = "<p>Words<!-- --> go</p>"): string {
  const head =
    `<style data-precedence="next" data-href="/a.css">${CSS}</style>` +
    `<link rel="preload" as="script" href="/_next/static/main.js"/><script src="/_next/static/form.js" async=""></script>` +
    `<script src="/_next/static/old.js" noModule=""></script>`;
  const inline = [
    `(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"runtimeModuleIds":[7]});`,
    ...scripts,
  ].map((text) => `<script>${text}</script>`);
  return (
    `<!DOCTYPE html><html lang="en"><head>${head}</head><body>${body}${inline.join("")}` +
    `<script src="/_next/static/main.js" async=""></script></body></html>`
  );
}

const all = (css: string) => css;

/** The data that the loader of a page reads. */
function dataIn(html: string): unknown {
  return JSON.parse(/<script type="application\/json" id="start">(.*?)<\/script>/s.exec(html)?.[1] ?? "");
}

test("the scripts of a page are told to one loader, in order, and none stands in it", () => {
  const html = toScriptedPage(page([BEGINNING, part("1:"), part(`${JSON.stringify(CSS)}\n2:"two"\n`)]), all);
  expect(html).toMatch(/<script type="application\/json" id="start">[^<]*<\/script><script>[^<]*<\/script><\/body>/);
  expect(html.match(/<script/g)).toHaveLength(2);
  expect(html).toContain(`<script>${LOADER}</script>`);
  expect(html).not.toMatch(/<link|nomodule| src=/i);
  expect(html).toContain("<p>Words<!-- --> go</p>");
  expect(dataIn(html)).toEqual({
    scripts: ["/_next/static/form.js", "/_next/static/main.js"],
    runtime: { runtimeModuleIds: [7] },
    flight: [[0], [1, '1:""\n2:"two"\n']],
  });
});

test("the style stays where React looks for it, without what the page cannot use, and is not told twice", () => {
  const long = `2:T${CSS.length.toString(16)},${CSS}3:"three"\n`;
  const html = toScriptedPage(page([BEGINNING, part(long)]), (css, names, scripts) =>
    usedStyle(
      css,
      withNamesOfScript(names, scripts.includes("/_next/static/form.js") ? 'e("i",{className:"a late"})' : ""),
    ),
  );
  expect(html).toContain(`<style data-precedence="next" data-href="/a.css">p{margin:0}.late{color:red}</style>`);
  expect(dataIn(html)).toMatchObject({ flight: [[0], [1, '2:""\n3:"three"\n']] });
});

test("what a patient typed can neither end the data nor pass for a script of Next", () => {
  const typed = `\n</script><script>go()</script>";self.__next_f.push([1,"x"])`;
  const state = JSON.stringify([2, [{ values: { message: typed } }]]).replaceAll("<", "\\u003c");
  const text = typed.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const posted = page(
    [`${BEGINNING};self.__next_f.push(${state})`, part(JSON.stringify(CSS))],
    `<textarea>\n${text}</textarea>`,
  );
  const html = toScriptedPage(posted, all);
  expect(html.match(/<script/g)).toHaveLength(2);
  expect(dataIn(html)).toMatchObject({ flight: [[0], [2, [{ values: { message: typed } }]], [1, '""']] });
  expect(html).toContain("<textarea>\n\n&lt;/script&gt;");
});

test("a build stops when Next starts its pages in a way that the loader does not know", () => {
  expect(() => toScriptedPage(page([BEGINNING, "go()"]), all)).toThrow("cannot start: go()");
  expect(() => toScriptedPage(page([BEGINNING, part("1:{}")]), all)).toThrow("not told to React");
  expect(() => toScriptedPage("<p>Words</p>", all)).toThrow("no script to start");
});
