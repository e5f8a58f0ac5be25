import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { draftAnswer, styleInProgress } from "@/lib/server/page-drafts";

const PAGE = {
  status: 200,
  type: "text/html; charset=utf-8",
  body: "<html><head></head><body><p>Words</p></body></html>",
};

test("a slip in the style is shown in place of the page, which loads again when it is mended", async () => {
  const file = path.join(await mkdtemp(path.join(tmpdir(), "clinic-style-")), "style.css");
  await writeFile(file, "p { color: red");
  const { style } = styleInProgress(file);
  const ask = async () => PAGE;
  const broken = await draftAnswer("/", ask, style);
  expect(broken.status).toBe(500);
  expect(broken.body.toString()).toMatch(/<pre>.*Unclosed block[\s\S]*<script>new EventSource/i);

  await writeFile(file, "p { color: red }");
  const mended = await draftAnswer("/", ask, style);
  expect(mended.status).toBe(200);
  expect(mended.body.toString()).toContain("<style>p");
});

test("a page that Next cannot be asked for is answered with why", async () => {
  const ask = () => Promise.reject(new Error("<Next> is gone"));
  const { status, body } = await draftAnswer("/", ask, async () => "");
  expect([status, body.toString()]).toEqual([500, expect.stringContaining("&lt;Next> is gone")]);
});
