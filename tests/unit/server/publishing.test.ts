import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { currentSite, showFolder } from "@/lib/content/shown";
import type { Assets } from "@/lib/documents/assets";
import { type Ask, MACHINE_PATHS } from "@/lib/documents/make";
import { SCRIPTED_PATH } from "@/lib/documents/manifest";
import { askToPublish } from "@/lib/publish/ask";
import { writeProxyPages } from "@/lib/server/proxy-pages";
import { sitePublishing } from "@/lib/server/publishing";
import { readSettings } from "@/lib/settings";
import { contentCopy } from "@/tests/support/content-copy";
import { renderedByNext } from "@/tests/support/next-page";

afterEach(() => {
  vi.unstubAllEnvs();
});

const ask: Ask = async (address) => {
  if (address === SCRIPTED_PATH) return { status: 200, type: "text/html", body: renderedByNext("The form") };
  if (MACHINE_PATHS.includes(address)) return { status: 200, type: "text/plain", body: "for machines" };
  const status = address === "/nothing.here" ? 404 : 200;
  return { status, type: "text/html", body: "<!DOCTYPE html><title>T</title><p>A page</p>" };
};

/** A site that starts, with folders of its own. Its build was made when the clinic had another number. */
async function starting() {
  const folder = await mkdtemp(path.join(tmpdir(), "clinic-site-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const content = await contentCopy();
  vi.stubEnv("CONTENT_DIR", content);
  await showFolder(content);
  const [dataDir, publicDir, buildDir] = [folder, path.join(folder, "public"), path.join(folder, "build")];
  await mkdir(publicDir);
  const { clinic } = await currentSite();
  await writeProxyPages(path.join(buildDir, "proxy"), { ...clinic, phone: "+1 202-555-0100" });
  const read = readSettings({ DATA_DIR: dataDir, CONTENT_DIR: content });
  if (!read.ok) throw new Error(read.reason);
  const assets: Assets = new Map();
  const notFound = { type: "text/html", policy: "", variants: [] };
  const documents = { pages: new Map(), notFound, scripted: "" };
  const workshop = { ask, style: "", scriptAt: () => "" };
  const running = { documents, assets, publicDir, workshop, clinic, log: () => undefined };
  const { offer } = await sitePublishing({ ...read.settings, buildDir }, running);
  const ofProxy = () => readFile(path.join(buildDir, "proxy/not-shown.html"), "utf8");
  return { content, dataDir, publicDir, documents, assets, offer, ofProxy };
}

test("a site that starts corrects the pages of the server in front, which may show what was taken back since", async () => {
  const { ofProxy } = await starting();
  expect(await ofProxy()).toContain("202-555-0143");
});

test("a command has pages, pictures and the clinic's number shown everywhere, the server in front among them", async () => {
  const { content, dataDir, publicDir, documents, assets, offer, ofProxy } = await starting();
  const { close } = await offer();
  onTestFinished(close);
  await writeFile(path.join(publicDir, "boot.png"), "a boot");
  const file = path.join(content, "clinic.yaml");
  await writeFile(file, (await readFile(file, "utf8")).replace("202-555-0143", "202-555-0199"));
  expect(await askToPublish(dataDir, content)).toMatchObject({ ok: true, answer: { ok: true } });
  expect(documents.pages.has("/about")).toBe(true);
  expect([...assets.keys()]).toEqual(["/boot.png"]);
  expect(await ofProxy()).toContain("202-555-0199");
});
