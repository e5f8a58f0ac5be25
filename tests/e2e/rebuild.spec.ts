import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "@playwright/test";
import { TEST_SERVER } from "@/lib/cli/test-server";
import { createPage } from "@/lib/content/new-page";
import { readSite } from "@/lib/content/site";
import { compressedFolder } from "@/lib/documents/compressed";
import { madeUpName } from "../bench/pages/sample-words";
import { openWithScript } from "../support/consultation-form";
import { freePort } from "../support/free-port";
import { buildAnew, copyOfContent } from "../support/own-content";
import { kill, startOwnSite, startProgram } from "../support/own-site";
import { expect, test } from "../support/playwright-test";

const BUILD_DIR = ".next-test-rebuilt";

/** The tags of the pages that the build of all tests has kept compressed, however far. */
async function keptPages(): Promise<string[]> {
  const files = await readdir(compressedFolder(TEST_SERVER.BUILD_DIR, "documents"));
  return files.filter((name) => name.endsWith("-br")).map((name) => name.replace(/(-quick)?-br$/, ""));
}

/** What a writer puts in place of each sentence that a new page is made with. */
const NEW_WORDS = "Nobody knows this yet, as far as we could find out.";

/** More pages than one process makes alone, where there are cores for two. */
const ROOMS = Array.from({ length: 90 }, (_room, at) => `room-${madeUpName(at)}`);

/** One small page of the clinic's own. */
function roomPage(name: string, number: number): string {
  return `---
title: "The ${name} of our house"
short: "The ${name}"
description: "Where the ${name} is in our sample house, and how you reach it from the street."
order: ${100 + number}
written: 2026-11-20
---

This is the ${name}. It is up the stairs.
`;
}

/** The content of a clinic in the United Kingdom, with one more topic, made and filled in as a writer does it, and many rooms. */
async function contentWithSecondTopic(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "clinic-content-"));
  await cp("content", folder, { recursive: true });
  const made = await createPage("knee-arthritis/injury", folder, await readSite(folder), "2026-11-20");
  if (!made.ok) throw new Error(made.reason);
  for (const name of ["index.mdx", "injury.mdx"]) {
    const file = path.join(folder, "knee-arthritis", name);
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replaceAll(/(?:Write|Say) [^.\n]+\./g, NEW_WORDS));
  }
  for (const [at, name] of ROOMS.entries())
    await writeFile(path.join(folder, "clinic", `${name}.mdx`), roomPage(name, at));
  const clinic = path.join(folder, "clinic.yaml");
  await writeFile(clinic, (await readFile(clinic, "utf8")).replace("jurisdiction: US", "jurisdiction: UK"));
  return folder;
}

async function fillIn(page: Page) {
  await page.getByLabel("I do not need emergency help right now").check();
  await page.getByLabel("Your name").fill("Ada Lovelace");
  await page.getByLabel("E-mail address").fill("ada@example.com");
  await page.getByLabel("By e-mail").check();
  await page.getByLabel("Which state or country are you in?").fill("Ohio");
  await page.getByLabel("I am 18 or older").check();
  await page.getByRole("radiogroup", { name: "Has a doctor examined" }).getByLabel("Yes", { exact: true }).check();
  await page.getByLabel("I agree that you may use my answers").check();
}

test("a second topic and a hundred pages need no code, a form opened before the rebuild still sends, and in the UK no topic leads to it", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const before = await startOwnSite();
  const withScript = await (await browser.newContext()).newPage();
  const withoutScript = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await openWithScript(withScript, before.url);
  await withoutScript.goto(`${before.url}/consultation`);
  for (const page of [withScript, withoutScript]) await fillIn(page);
  await kill(before);

  const rebuilt = {
    BUILD_DIR,
    CONTENT_DIR: await contentWithSecondTopic(),
    PORT: new URL(before.url).port,
    SITE_URL: before.url,
    DATA_DIR: before.dataDir,
  };
  await buildAnew(rebuilt);
  const after = await startOwnSite(rebuilt);

  for (const page of [withScript, withoutScript]) {
    await page.getByRole("button", { name: "Send my request" }).click();
    await expect(page).toHaveURL(/\/consultation\/received\?ref=/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("We have your request");
  }

  await withScript.goto(after.url);
  await withScript.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Knee arthritis" }).click();
  await expect(withScript.getByRole("heading", { level: 1 })).toHaveText("Knee arthritis: what is known and not known");
  await withScript.locator('a[rel="next"]').click();
  await expect(withScript).toHaveURL(/\/knee-arthritis\/injury$/);
  await withScript.locator('a[rel="next"]').click();
  await expect(withScript).toHaveURL(/\/knee-arthritis\/whole-article$/);
  const sitemap = await (await fetch(`${after.url}/sitemap.xml`)).text();
  for (const name of ["", "/injury", "/whole-article"]) expect(sitemap).toContain(`/knee-arthritis${name}<`);

  for (const name of ROOMS)
    expect(await (await fetch(`${after.url}/${name}`)).text()).toContain(`This is the ${name}.`);

  const paths = [...sitemap.matchAll(/<loc>([^<]+)</g)].map(([, address = ""]) => new URL(address).pathname);
  const isTopic = (path: string) => /^\/(?:achilles-tendon-rupture|knee-arthritis)/.test(path);
  expect(paths.filter(isTopic).length).toBeGreaterThan(11);
  for (const path of paths) {
    const html = await (await fetch(after.url + path)).text();
    expect([path, html.includes('href="/consultation')]).toEqual([path, !isTopic(path)]);
  }

  for (const page of [withScript, withoutScript]) await page.close();
  await kill(after);
  await rm(BUILD_DIR, { recursive: true });
});

test("content with an error keeps no site from starting: readers see the pages of the last build", async () => {
  const { content, edit } = await copyOfContent();
  await edit("achilles-tendon-rupture/faq.mdx", (text) => `${text}\n\nThis cures every tear.\n`);
  const port = await freePort();
  const kept = await keptPages();
  const started = await startProgram({ CONTENT_DIR: content, PORT: String(port) });
  await expect.poll(() => started.printed(), { timeout: 60_000 }).toContain(`The site is at http://localhost:${port}`);
  expect(started.printed()).toContain("content/achilles-tendon-rupture/faq.mdx:");
  expect(started.printed()).toContain("Readers see the pages of the last build");
  const page = await (await fetch(`http://localhost:${port}/achilles-tendon-rupture/faq`)).text();
  expect(page).not.toContain("This cures every tear");
  const found = await (await fetch(`http://localhost:${port}/search?q=cures+every+tear`)).text();
  expect(found, "what nobody has checked is not searched either").not.toContain("This cures every tear");
  await started.end();
  expect(kept).not.toEqual([]);
  expect(await keptPages(), "what was compressed for those pages").toEqual(expect.arrayContaining(kept));
});
