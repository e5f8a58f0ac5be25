import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { checkSite } from "@/lib/content/check";
import { overdueFiles } from "@/lib/content/overdue";
import { signPage } from "@/lib/content/review";
import { reviewOf } from "@/lib/content/review-state";
import { readSite } from "@/lib/content/site";
import { CONTENT, contentCopy } from "@/tests/support/content-copy";

const PAGE = "achilles-tendon-rupture/condition";
const TODAY = "2026-11-20";
const WHO = { page: PAGE, by: "Test Person", role: "Orthopedic surgeon: foot and ankle" };

async function stateOf(content: string, today = TODAY) {
  const site = await readSite(content);
  const page = site.pages.find(({ path: address }) => address === `/${PAGE}`);
  return page && reviewOf(page, site.sources, today);
}

test("no page of this site claims a review", async () => {
  const { pages } = await readSite(CONTENT);
  expect(pages.filter(({ meta }) => meta.reviewed)).toEqual([]);
});

test("signing a page records who, when and for how long, and changes nothing else", async () => {
  const content = await contentCopy();
  const file = path.join(content, `${PAGE}.mdx`);
  const before = await readFile(file, "utf8");
  const result = await signPage(content, { ...WHO, next: "2027-05-20" }, TODAY);
  expect(result).toMatchObject({ ok: true, file: `content/${PAGE}.mdx`, next: "2027-05-20" });

  const after = await readFile(file, "utf8");
  const block = /reviewed:\n(?: {2}.*\n)+/.exec(after)?.[0] ?? "";
  expect(block).toMatch(/by: Test Person\n/);
  expect(block).toMatch(/hash: "?[0-9a-f]{12}"?\n/);
  expect(after.replace(block, "")).toBe(before);
  expect(await readdir(path.dirname(file))).toEqual(await readdir(path.join(CONTENT, "achilles-tendon-rupture")));

  expect(await stateOf(content)).toMatchObject({ state: "signed", by: [`${WHO.by}, ${WHO.role}`], on: TODAY });
  expect(checkSite(await readSite(content)).filter(({ severity }) => severity === "error")).toEqual([]);
});

test("signing again replaces the earlier sign-off, also one in brackets and in a file with Windows line ends", async () => {
  const content = await contentCopy();
  const file = path.join(content, `${PAGE}.mdx`);
  const before = await readFile(file, "utf8");
  const old =
    'order: 1\nreviewed: { by: Old Person, role: nurse,\n  on: 2025-01-01, next: 2026-01-01, hash: "0123456789ab" }\n';
  await writeFile(file, before.replace("order: 1\n", old).replaceAll("\n", "\r\n"));
  expect(await stateOf(content)).toMatchObject({ state: "stale", by: ["Old Person, nurse"] });

  expect(await signPage(content, WHO, TODAY)).toMatchObject({ ok: true, next: "2027-11-20" });
  const after = await readFile(file, "utf8");
  expect(after).not.toContain("Old Person");
  expect(after.replaceAll("\r\n", "")).not.toContain("\n");
  expect(await stateOf(content)).toMatchObject({ state: "signed", next: "2027-11-20" });
});

test("a changed word or a changed source makes the signed page stale", async () => {
  const content = await contentCopy();
  await signPage(content, WHO, TODAY);
  const sources = path.join(content, "sources.yaml");
  const before = await readFile(sources, "utf8");
  await writeFile(sources, before.replace("followUp: 3 months", "followUp: 4 months"));
  expect(await stateOf(content)).toMatchObject({ state: "stale" });
  await writeFile(sources, before);
  expect(await stateOf(content)).toMatchObject({ state: "signed" });

  const file = path.join(content, `${PAGE}.mdx`);
  await writeFile(file, (await readFile(file, "utf8")).replace("thick cord", "thin cord"));
  expect(await stateOf(content)).toMatchObject({ state: "stale" });
});

test("a page becomes overdue on the day after its next review was due, which asks for a new build", async () => {
  const content = await contentCopy();
  await signPage(content, { ...WHO, next: "2027-05-20" }, TODAY);
  expect(await overdueFiles(content, "2027-05-20")).toEqual([]);
  expect(await overdueFiles(content, "2027-05-21")).toEqual([`${PAGE}.mdx`]);
  expect(await stateOf(content, "2027-05-21")).toMatchObject({ state: "overdue" });
});

test("after a review on a leap day, the next is due at the end of February", async () => {
  expect(await signPage(await contentCopy(), WHO, "2028-02-29")).toMatchObject({ next: "2029-02-28" });
});

test.each([
  [{ page: "achilles-tendon-rupture/nowhere" }, "There is no page “achilles-tendon-rupture/nowhere”"],
  [{ page: "" }, "Name the page to sign"],
  [{ page: "achilles-tendon-rupture/whole-article" }, "signed page by page"],
  [{ by: " " }, "--by"],
  [{ by: "First and last name" }, "is nobody's name"],
  [{ by: "Anna" }, "First and last name"],
  [{ role: "Profession" }, "is no profession"],
  [{ role: "" }, "--role"],
  [{ next: "next year" }, "--next 2027-11-20"],
  [{ next: "2027-02-30" }, "--next 2027-11-20"],
  [{ next: TODAY }, "must lie after today"],
  [{ next: "2029-11-21" }, "at most 3 years. Write a day up to --next 2029-11-20"],
])("%j is refused with words that say what to type", async (change, words) => {
  expect(await signPage(CONTENT, { ...WHO, ...change }, TODAY)).toEqual({
    ok: false,
    reason: expect.stringContaining(words),
  });
});

test("a page with an error cannot be signed", async () => {
  const content = await contentCopy();
  const file = path.join(content, `${PAGE}.mdx`);
  await writeFile(file, `${await readFile(file, "utf8")}\n[Nowhere](/nowhere)\n`);
  expect(await signPage(content, WHO, TODAY)).toEqual({
    ok: false,
    reason: expect.stringContaining("There is no page"),
  });
  expect(await readFile(file, "utf8")).not.toContain("reviewed:");
});
