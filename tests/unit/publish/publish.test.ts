import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { listAddresses } from "@/lib/content/pages";
import { currentSite, showFolder } from "@/lib/content/shown";
import type { Assets } from "@/lib/documents/assets";
import { type Ask, MACHINE_PATHS, makeDocument, NOT_FOUND_PATH, type Workshop } from "@/lib/documents/make";
import { SCRIPTED_PATH } from "@/lib/documents/manifest";
import { plainVariant, type StoredDocument, storeDocument } from "@/lib/documents/stored";
import type { Shown } from "@/lib/publish/publish";
import { createPublisher } from "@/lib/publish/publisher";
import { contentCopy } from "@/tests/support/content-copy";
import { renderedByNext } from "@/tests/support/next-page";
import { CLINIC } from "@/tests/support/site";

const PAGE = "/achilles-tendon-rupture/faq";

afterEach(() => {
  vi.unstubAllEnvs();
});

/** At these words the application fails, or gives a page that would not work without script. */
const [CANNOT_BE_MADE, NO_DOCUMENT] = ["This cannot be made.", "This is no document."];

/** An application that shows of each page its text, as it stands in the content that it sees. */
const ask: Ask = async (address) => {
  if (address === SCRIPTED_PATH) return { status: 200, type: "text/html", body: renderedByNext("The form") };
  if (MACHINE_PATHS.includes(address)) return { status: 200, type: "text/plain", body: "for machines" };
  const { site } = await currentSite();
  const page = site.pages.find(({ path: at }) => at === address);
  const words = page?.text.replaceAll(/[<>&]/g, " ") ?? address;
  if (words.includes(CANNOT_BE_MADE)) return { status: 500, type: "text/html", body: "" };
  if (words.includes(NO_DOCUMENT)) return { status: 200, type: "text/html", body: "<link rel=stylesheet href=a.css>" };
  const known = (await listAddresses()).some(({ path: at }) => at === address);
  return { status: known ? 200 : 404, type: "text/html", body: `<!DOCTYPE html><title>T</title><p>${words}</p>` };
};

const WORKSHOP: Workshop = { ask, style: "", scriptAt: () => "" };

function picture(words: string): StoredDocument {
  return { type: "image/png", policy: "", variants: [plainVariant(Buffer.from(words), words)] };
}

/** A running site with content of its own. */
async function running(objections: Shown["objections"] = async () => []) {
  const content = await contentCopy();
  vi.stubEnv("CONTENT_DIR", content);
  await showFolder(content);
  const addresses = (await listAddresses()).map(({ path: at }) => at);
  const stored = async (address: string) => storeDocument(await makeDocument(address, WORKSHOP));
  const pages = new Map(
    await Promise.all([...addresses, ...MACHINE_PATHS].map(async (at) => [at, await stored(at)] as const)),
  );
  pages.set(`${PAGE}.pdf`, { type: "application/pdf", policy: "", variants: [] });
  const { body: scripted } = await makeDocument(SCRIPTED_PATH, WORKSHOP);
  const documents = { pages, notFound: await stored(NOT_FOUND_PATH), scripted };
  const log = vi.fn();
  const clinic = { ...CLINIC, state: "California" as const };
  const tell = vi.fn();
  const assets: Assets = new Map([
    ["/_next/static/a.js", picture("a()")],
    ["/images/boot.png", picture("a boot")],
  ]);
  const lying: Assets = new Map([["/images/boot.png", assets.get("/images/boot.png") ?? picture("")]]);
  const readPictures = vi.fn(async () => new Map(lying));
  const shownParts = { documents, workshop: WORKSHOP, assets, readPictures, objections };
  const publish = createPublisher({ shown: shownParts, clinic, tell, log });
  const edit = async (name: string, change: (text: string) => string) => {
    const file = path.join(content, name);
    await writeFile(file, change(await readFile(file, "utf8")));
  };
  const shown = (address: string) => documents.pages.get(address)?.variants.at(-1)?.body.toString() ?? "";
  return { content, documents, publish, edit, shown, log, clinic, tell, assets, lying, readPictures };
}

const ADD = (words: string) => (text: string) => `${text}\n${words}\n`;

test("what was edited is shown, and the PDF of the page before is not offered any more", async () => {
  const { content, documents, publish, edit, shown, log } = await running();
  expect(await publish(content)).toMatchObject({ ok: true, paths: [] });
  await edit("achilles-tendon-rupture/faq.mdx", ADD("Nobody knows this yet."));
  expect(await publish(content)).toMatchObject({ ok: true, paths: [PAGE] });
  expect(shown(PAGE)).toContain("Nobody knows this yet.");
  expect(documents.pages.has(`${PAGE}.pdf`)).toBe(false);
  expect((await currentSite()).site.pages.find(({ path: at }) => at === PAGE)?.text).toContain(
    "Nobody knows this yet.",
  );
  expect(log).toHaveBeenLastCalledWith("published", expect.objectContaining({ count: 1 }));
});

test.each([
  ["a claim", ADD("This cures every tear."), "achilles-tendon-rupture/faq.mdx"],
  ["a tag that is not closed", ADD("<Note"), "achilles-tendon-rupture/faq.mdx"],
  ["a detail of the clinic that is none", (text: string) => text.replace(/^phone: .*$/m, "phone: none"), "clinic.yaml"],
])("%s keeps everything as it was, other pages too", async (_what, change, file) => {
  const { content, documents, publish, edit, shown } = await running();
  const before = documents.pages;
  await edit(file, change);
  await edit("clinic/about.mdx", ADD("Nobody knows this yet."));
  const answer = await publish(content);
  const about = { path: `/content/${file}`, reason: expect.stringMatching(/^[a-z-]+$/), count: 1 };
  expect(answer).toEqual({ ok: false, reasons: [expect.stringContaining(`content/${file}:`)], about });
  expect(documents.pages).toBe(before);
  expect(shown("/about")).not.toContain("Nobody knows this yet.");
});

test("a page that weighs too much keeps everything as it was", async () => {
  const { content, publish, edit, shown } = await running(async (pages) =>
    pages.some(([at]) => at === PAGE) ? [{ path: PAGE, line: "It weighs too much" }] : [],
  );
  await edit("achilles-tendon-rupture/faq.mdx", ADD("Nobody knows this yet."));
  const about = { path: PAGE, reason: "too-heavy", count: 1 };
  expect(await publish(content)).toEqual({ ok: false, reasons: ["It weighs too much"], about });
  expect(shown(PAGE)).not.toContain("Nobody knows this yet.");
});

test.each([
  [CANNOT_BE_MADE, `The page ${PAGE} could not be made (500). Take back what was changed there last`],
  [NO_DOCUMENT, `The page ${PAGE} cannot be a document. A document carries its style inside`],
])("a page that cannot be made is named, and keeps everything as it was: %s", async (words, said) => {
  const { content, documents, publish, edit } = await running();
  const before = documents.pages;
  await edit("achilles-tendon-rupture/faq.mdx", ADD(words));
  expect(await publish(content)).toEqual({
    ok: false,
    reasons: [expect.stringContaining(said)],
    about: { path: PAGE, reason: "not-made", error: "Error", count: 1 },
  });
  expect(documents.pages).toBe(before);
});

test("a file of the content that is missing is named", async () => {
  const { content, publish } = await running();
  await rm(path.join(content, "style.yaml"));
  const reasons = [expect.stringMatching(/^style\.yaml is missing\. Put the file back/)];
  expect(await publish(content)).toEqual({ ok: false, reasons, about: { reason: "content-not-read", count: 1 } });
});

test("new details of the clinic reach what holds the old ones, and a page that is gone is answered as one", async () => {
  const { content, documents, publish, edit, clinic, tell } = await running();
  await edit("clinic.yaml", (text) => text.replace("202-555-0143", "202-555-0199").replace(/^state: .*\n/m, ""));
  const answer = await publish(content);
  expect(answer).toMatchObject({ ok: true });
  expect(clinic.phone).toBe("+1 202-555-0199");
  expect("state" in clinic).toBe(false);
  expect(tell.mock.calls).toEqual([[clinic]]);
  await edit("clinic/about.mdx", ADD("Nobody knows this yet."));
  expect(await publish(content)).toMatchObject({ ok: true, paths: ["/about"] });
  expect(tell).toHaveBeenCalledTimes(1);
  expect(documents.pages.has("/about")).toBe(true);
});

test("a picture that was put there or replaced is shown with the pages, and not before all of them may be", async () => {
  const { content, publish, edit, assets, lying } = await running();
  const before = new Map(assets);
  const [boot, shoe] = [picture("another boot"), picture("a shoe")];
  lying.set("/images/boot.png", boot).set("/images/shoe.png", shoe);
  await edit("clinic/about.mdx", ADD("This cures every tear."));
  expect(await publish(content)).toMatchObject({ ok: false });
  expect(assets).toEqual(before);

  await edit("clinic/about.mdx", (text) => text.replace("This cures every tear.", "Nobody knows this yet."));
  const paths = ["/about", "/images/boot.png", "/images/shoe.png"];
  expect(await publish(content)).toMatchObject({ ok: true, paths });
  expect([assets.get("/images/boot.png"), assets.get("/images/shoe.png")]).toEqual([boot, shoe]);
  expect(assets.has("/_next/static/a.js")).toBe(true);
  lying.delete("/images/shoe.png");
  expect(await publish(content)).toMatchObject({ ok: true, paths: ["/images/shoe.png"] });
});

test("pictures that cannot be read keep everything as it was", async () => {
  const { content, documents, publish, edit, readPictures } = await running();
  const before = documents.pages;
  await edit("clinic/about.mdx", ADD("Nobody knows this yet."));
  readPictures.mockRejectedValueOnce(Object.assign(new Error("EACCES: boot.png"), { code: "EACCES" }));
  expect(await publish(content)).toEqual({
    ok: false,
    reasons: [expect.stringMatching(/public cannot be read \(EACCES: boot\.png\)\. Let the user/)],
    about: { reason: "pictures-not-read", error: "Error", code: "EACCES", count: 1 },
  });
  expect(documents.pages).toBe(before);
});

test("of two who publish at once, the second sees what the first has done", async () => {
  const { content, publish, edit } = await running();
  await edit("clinic/about.mdx", ADD("Nobody knows this yet."));
  const [first, second] = await Promise.all([publish(content), publish(content)]);
  expect([first, second]).toMatchObject([
    { ok: true, paths: ["/about"] },
    { ok: true, paths: [] },
  ]);
});
