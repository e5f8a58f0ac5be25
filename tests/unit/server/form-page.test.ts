import { expect, test } from "vitest";
import { readTraces } from "@/lib/consultation/form-data";
import { STAMP_PLACE } from "@/lib/consultation/stamp";
import { toScriptedPage } from "@/lib/documents/scripted";
import { createFormPage } from "@/lib/server/form-page";

/** The form as Next renders it, with its stamp and with this style. */
function rendered(style: string): string {
  const flight = JSON.stringify([1, `1:${JSON.stringify(style)}\n2:${JSON.stringify(STAMP_PLACE)}\n`]);
  return (
    `<html><head><style>${style}</style><script src="/_next/a.js"></script></head>` +
    `<body><input type="hidden" value="${STAMP_PLACE}">` +
    `<script>(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({})</script>` +
    `<script>self.__next_f.push(${flight})</script></body></html>`
  );
}

function formPage() {
  let visits = 0;
  const documents = { scripted: toScriptedPage(rendered("p{}i{}"), () => "p{}") };
  return { documents, ...createFormPage(documents, () => `stamp-${++visits}`) };
}

const stampsIn = (html: string) => html.match(/stamp-\d/g);

test("each visit gets a stamp of its own, the same in the form and in what its script is told", () => {
  const { answer } = formPage();
  expect([1, 2].map(() => stampsIn(answer().body.toString()))).toEqual([
    ["stamp-1", "stamp-1"],
    ["stamp-2", "stamp-2"],
  ]);
});

test("a form that comes back has one stamp, and the style and the policy of the one that was sent", () => {
  const { answer, finish } = formPage();
  const { html, policy } = finish(rendered("p{}i{}"));
  expect(stampsIn(html)).toEqual(["stamp-1", "stamp-1"]);
  expect(html).toContain("<style>p{}</style>");
  expect(policy).toBe(answer().headers.get("content-security-policy"));
});

test("a form that was sent without its stamp, as in development, is not taken for the one before it", () => {
  const data = new FormData();
  data.set("onceKey", STAMP_PLACE);
  expect(readTraces(data).onceKey).toBeUndefined();
});

test("a page that publishing has exchanged is the next one's answer", () => {
  const { documents, answer } = formPage();
  documents.scripted = documents.scripted.replace("<body>", "<body>Another number. ");
  expect(answer().body.toString()).toContain("Another number. ");
});
