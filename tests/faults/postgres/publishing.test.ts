import { randomBytes } from "node:crypto";
import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { contentCopy } from "@/tests/support/content-copy";
import { newDataDir } from "@/tests/support/fault-site";
import { buildAnew, publishOn } from "@/tests/support/own-content";
import { kill, type OwnSite } from "@/tests/support/own-site";
import { databaseUrl } from "@/tests/support/postgres";
import { startTwoServers } from "@/tests/support/two-servers";

const WAIT = { timeout: 30_000, interval: 100 };

const REBUILT = ".next-test-second";

const NEW = "Cars can be left in the yard behind the house.";

/** Two servers on one database, each with a content folder of its own, which are alike. */
async function twoServers() {
  const folders = [await contentCopy(), await contentCopy()] as const;
  const shared = {
    DATABASE_URL: (await databaseUrl(await newDataDir())) ?? "",
    REQUESTS_KEY: randomBytes(32).toString("base64"),
  };
  const dataDirs = [await newDataDir(), await newDataDir()] as const;
  const own = (which: 0 | 1) => ({ CONTENT_DIR: folders[which], DATA_DIR: dataDirs[which] });
  const second: Record<string, string> = own(1);
  const two = await startTwoServers(shared, [own(0), second]);
  /** Makes the pages of the second server anew of its folder, as its next start does. */
  async function rebuild() {
    second.BUILD_DIR = REBUILT;
    await buildAnew({ ...second, BUILD_DIR: REBUILT });
    onTestFinished(() => rm(REBUILT, { recursive: true }));
  }
  return { ...two, folders, rebuild };
}

const about = ({ url }: OwnSite) => fetch(`${url}/about`).then((answer) => answer.text());

const events = (site: OwnSite) => site.printed().match(/(?<="event":")(own-content|publication)[a-z-]+/g) ?? [];

async function edit(folder: string, change: (text: string) => string): Promise<void> {
  const file = path.join(folder, "clinic/about.mdx");
  await writeFile(file, change(await readFile(file, "utf8")));
}

test("what is published on one server, the other shows as well, and goes on with it when it is started again", async () => {
  const { sites, restart, folders, rebuild } = await twoServers();
  const publish = (which: 0 | 1) => publishOn(sites[which], folders[which]);
  const before = await Promise.all(sites.map(about));

  // A mistake changes nothing on either.
  await edit(folders[0], (text) => `${text}\n\n${NEW} <Nothing />\n`);
  const refused = await publish(0);
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining("content/clinic/about.mdx:")]);
  expect(await Promise.all(sites.map(about))).toEqual(before);

  await edit(folders[0], (text) => text.replace(" <Nothing />", ""));
  const published = await publish(0);
  expect(published).toMatchObject({ code: 0, stdout: expect.stringContaining("  /about\n") });
  expect(await about(sites[0])).toContain(NEW);
  await expect.poll(() => about(sites[1]), WAIT).toContain(NEW);
  const answer = await fetch(`${sites[1].url}/about`);
  expect(answer.headers.get("content-security-policy")).toMatch(/script-src 'none'.*style-src 'sha256-/);
  expect(await answer.text()).not.toMatch(/<script(?! type="application\/ld\+json">)/);
  const folder = path.join(sites[1].dataDir, "published");
  expect([await readdir(folder), (await stat(folder)).mode & 0o777]).toEqual([["1"], 0o700]);

  // The second one is started again with the files that it had, and shows what the first one does at once.
  await kill(sites[1]);
  await restart(1);
  expect(await about(sites[1])).toContain(NEW);
  expect(events(sites[1])).toEqual(["publication-taken"]);

  // With files that nobody has published, as after an update, it shows those, and has them shown by all when it is told.
  await kill(sites[1]);
  await edit(folders[1], (text) => `${text}\n\nThe yard is closed.\n`);
  await rebuild();
  await restart(1);
  expect(events(sites[1])).toEqual(["own-content-shown"]);
  expect(await about(sites[1])).toContain("The yard is closed.");
  expect((await publish(1)).code).toBe(0);
  await expect.poll(() => about(sites[0]), WAIT).toContain("The yard is closed.");
  expect(await about(sites[0])).not.toContain(NEW);

  // Of two that publish at the same moment, both show one.
  await Promise.all([0, 1].map((which) => edit(folders[which] ?? "", (text) => `${text}\n\nGate ${which} is open.\n`)));
  const both = await Promise.all([publish(0), publish(1)]);
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  const gates = async () => (await Promise.all(sites.map(about))).map((page) => page.match(/Gate . is open/g)?.join());
  await expect.poll(async () => new Set(await gates()).size, WAIT).toBe(1);
});
