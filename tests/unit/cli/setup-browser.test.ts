import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { browserPaths, findBrowser } from "@/lib/cli/setup-browser.mjs";

test("a browser that is named is the only one that counts", async () => {
  expect(browserPaths({ CHROMIUM_PATH: process.execPath })).toEqual([process.execPath]);
  expect(browserPaths({ CHROMIUM_PATH: "/no/such/browser" })).toEqual([]);
  expect(await findBrowser({ CHROMIUM_PATH: "/no/such/browser" })).toEqual({ ok: false });
});

test("a file that does not start is not a browser", async () => {
  const file = path.join(await mkdtemp(path.join(tmpdir(), "clinic-browser-")), "chromium");
  await writeFile(file, "not a program");
  expect(await findBrowser({ CHROMIUM_PATH: file })).toEqual({ ok: false });
});

test("a browser that Playwright keeps is found", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "clinic-playwright-"));
  const program = path.join(folder, "chromium-1200/chrome-linux/chrome");
  await mkdir(path.dirname(program), { recursive: true });
  await writeFile(program, "");
  expect(browserPaths({ PLAYWRIGHT_BROWSERS_PATH: folder })).toContain(program);
});
