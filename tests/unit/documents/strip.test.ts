import { expect, test } from "vitest";
import { toDocument } from "@/lib/documents/strip";

/** A page without a style of the site, as a document. */
function documentOf(html: string): string {
  return toDocument(html, "");
}

/** A page as Next writes it, with this in its head and body. */
function page(body: string, head = ""): string {
  return `<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/>${head}</head><body>${body}</body></html>`;
}

test("a reader gets the words of a page and none of its scripts", () => {
  const document = documentOf(
    page(
      `<div hidden=""><!--$--><!--/$--></div><main><h1>Tendon</h1><p>It takes <!-- -->12<!-- --> weeks.</p></main>` +
        `<script id="_R_">boot()</script><script>(self.__next_f=self.__next_f||[]).push([0])</script>`,
      `<link rel="preload" as="script" fetchPriority="low" href="/_next/a.js"/><link rel="modulepreload" href="/b.js"/>` +
        `<link rel="expect" href="#_R_" blocking="render"/><meta name="next-size-adjust" content=""/>` +
        `<script src="/_next/a.js" async=""></script><title>Tendon</title><script src="/c.js" noModule=""></script>`,
    ),
  );
  expect(document).toBe(
    `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Tendon</title></head>` +
      `<body><main><h1>Tendon</h1><p>It takes 12 weeks.</p></main></body></html>`,
  );
});

test("a sentence about tags keeps its tags", () => {
  const sentence = `<p title="&lt;script&gt;">Write &lt;script&gt; or &lt;!-- note --&gt; &amp; &lt;style&gt;</p>`;
  expect(documentOf(page(sentence))).toContain(sentence);
});

test("all styles stand once, at the end of the head, without React's marks", () => {
  const document = documentOf(
    page(
      `<p class="a"><b>Text</b></p><svg class="b"><style>.b{fill:red}</style></svg>`,
      `<style data-precedence="next" data-href="/x.css">.a>b{color:red}</style><title>T</title>`,
    ),
  );
  expect(document.match(/<style/g)).toHaveLength(1);
  expect(document).toContain("<title>T</title><style>.a>b{color:red}.b{fill:red}</style></head>");
});

test("making a document of a document changes nothing", () => {
  const once = documentOf(
    page(
      `<pre>\n\nfirst</pre><textarea>\nline</textarea><table><tbody><tr><td>1</td></tr></tbody></table>` +
        `<details open=""><summary>Q</summary>A&nbsp;b</details><noscript><p>No script</p></noscript>`,
      `<style data-href="a">a{}</style><style data-href="b">b{}</style>`,
    ),
  );
  expect(documentOf(once)).toBe(once);
});

test("an empty first line of preformatted text stays", () => {
  expect(documentOf(page("<pre>\n\nfirst</pre>"))).toContain("<pre>\n\nfirst</pre>");
});

test("structured data is not script and stays", () => {
  const data = `<script type="application/ld+json">{"@type":"MedicalWebPage"}</script>`;
  expect(documentOf(page(data))).toContain(data);
});

test("a form that is sent to its own page has no empty address, and one with an address keeps it", () => {
  const stripped = documentOf(page('<form action="" method="POST"></form><form action="/search"></form>'));
  expect(stripped).toContain('<form method="POST"></form><form action="/search"></form>');
});

test("hidden things with content stay", () => {
  expect(documentOf(page(`<div hidden="">Later</div><div hidden="" id="x"></div>`))).toContain(
    `<div hidden="">Later</div><div hidden="" id="x"></div>`,
  );
});

test.each([
  ["a style attribute", `<p style="color:red">x</p>`, "style"],
  ["an event handler", `<button onclick="go()">x</button>`, "onclick"],
  ["an event handler in a drawing", `<svg onload="go()"></svg>`, "onload"],
  ["a style attribute inside a template", `<template><p style="color:red">x</p></template>`, "style"],
  ["a part that waits for its script", `<template id="B:0"></template>`, "waits for a script"],
  ["a part that a script would move", `<div hidden="" id="S:0"><p>Late</p></div>`, "waits for a script"],
  ["a linked style sheet", `<link rel="stylesheet" href="/a.css"/>`, "style sheet"],
])("%s is refused, because the page would break", (_name, body, reason) => {
  expect(() => documentOf(page(body))).toThrow(reason);
});

test("a page that only its script can render is refused", () => {
  const empty = `<!DOCTYPE html><html id="__next_error__"><head></head><body><script>render()</script></body></html>`;
  expect(() => documentOf(empty)).toThrow("script");
});

test("a style for some media only is refused, because joining would apply it to all", () => {
  expect(() => documentOf(page("", `<style media="print">p{display:none}</style>`))).toThrow("media");
});
