import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { contentFiles, fingerprintOf } from "@/lib/content/fingerprint";
import { readSite, type Site } from "@/lib/content/site";
import type { LogDetails } from "@/lib/log";
import { sharePublishing } from "@/lib/publish/follow";
import { unpack } from "@/lib/publish/pack";
import { contentOf, newestPublication, recordPublication } from "@/lib/publish/publications";
import type { Publisher } from "@/lib/publish/publisher";
import type { Store } from "@/lib/store/database";
import { contentCopy } from "@/tests/support/content-copy";
import { emptyStore } from "@/tests/support/requests";

/** Machines may be busy. */
const WAIT = { timeout: 20_000, interval: 20 };

const NOW = new Date("2026-11-20T10:00:00Z");

/** A database of its own, closed when the test is over. */
async function newStore(): Promise<Store> {
  const store = await emptyStore();
  onTestFinished(() => store.destroy());
  return store;
}

/** A server of several, with a folder of its own. It shows what it has published last, one after the other. */
async function newServer(
  store: Store,
  { own, refuses = false, again = 50 }: { own?: string; refuses?: boolean; again?: number } = {},
) {
  const folder = own ?? (await contentCopy());
  const logged: [string, LogDetails?][] = [];
  const server = { folder, logged, shown: await readSite(folder, "as-asked"), refuses, tries: 0 };
  let before: Promise<unknown> = Promise.resolve();
  const publisher: Publisher = (from, accept) => {
    const turn = before.then(() => publishNow(from, accept));
    before = turn.catch(() => undefined);
    return turn;
  };
  const publishNow: Publisher = async (from, accept) => {
    const site = await readSite(from, "as-asked");
    server.tries += 1;
    if (server.refuses) return { ok: false, reasons: ["no"], about: { path: "/about", reason: "image" } };
    const hindrance = await accept?.(server.shown, site);
    if (hindrance) return { ok: false, reasons: [hindrance], about: {} };
    server.shown = site;
    return { ok: true, paths: [], seconds: 0 };
  };
  const dataDir = await mkdtemp(path.join(tmpdir(), "clinic-published-"));
  const parts = {
    store,
    dataDir,
    publisher,
    now: () => NOW,
    log: (...event: [string, LogDetails?]) => logged.push(event),
  };
  const shared = sharePublishing(parts, { look: 10, again });
  return Object.assign(server, shared, { dataDir });
}

type Server = Awaited<ReturnType<typeof newServer>>;

function follow(server: Server): void {
  const { stop } = server.follow();
  onTestFinished(stop);
}

async function edit({ folder }: Pick<Server, "folder">, words: string): Promise<void> {
  const file = path.join(folder, "clinic/about.mdx");
  await writeFile(file, `${await readFile(file, "utf8")}\n${words}\n`);
}

const about = (site: Site) => site.pages.find(({ path }) => path === "/about")?.text ?? "";

test("what one server publishes, the other takes and keeps in a folder of its own, and both agree", async () => {
  const store = await newStore();
  const [one, other] = [await newServer(store), await newServer(store)];
  await Promise.all([one, other].map((server) => server.begin(server.shown)));
  follow(one);
  follow(other);
  await edit(one, "Parking is free.");
  expect(await one.publish(one.folder)).toMatchObject({ ok: true });
  await expect.poll(() => about(other.shown), WAIT).toContain("Parking is free.");
  const place = path.join(other.dataDir, "published/1");
  expect((await stat(place)).mode & 0o777).toBe(0o700);
  expect(await readSite(place, "as-asked").then(fingerprintOf)).toBe(fingerprintOf(one.shown));
  const packed = await contentOf(store, 1);
  expect(await unpack(packed ?? "")).toEqual(contentFiles(one.shown));

  // The other's own folder replaces it everywhere, also when nobody has edited it.
  await other.publish(other.folder);
  await expect.poll(() => about(one.shown), WAIT).not.toContain("Parking is free.");
  await expect.poll(() => one.logged, WAIT).toEqual([["publication-taken"]]);
  expect(other.logged).toEqual([["publication-taken"]]);
});

test("of two that publish at the same moment, both end up with one", async () => {
  const store = await newStore();
  const servers = [await newServer(store), await newServer(store)];
  for (const [index, server] of servers.entries()) {
    await edit(server, `Number ${index}.`);
    follow(server);
  }
  await Promise.all(servers.map((server) => server.publish(server.folder)));
  const newest = (await newestPublication(store))?.fingerprint;
  await expect.poll(() => servers.map(({ shown }) => fingerprintOf(shown)), WAIT).toEqual([newest, newest]);
});

test("a server that starts with older files takes what was published; with newer ones it shows its own", async () => {
  const store = await newStore();
  const [one, other] = [await newServer(store), await newServer(store)];
  await edit(other, "As it was there.");
  other.shown = await readSite(other.folder, "as-asked");
  await edit(one, "First.");
  await one.publish(one.folder);
  follow(other);
  await expect.poll(() => about(other.shown), WAIT).toContain("First.");
  await edit(one, "Second.");
  await one.publish(one.folder);

  await expect.poll(() => about(other.shown), WAIT).toContain("Second.");
  for (const own of [other.folder, await contentCopy()]) {
    const again = await newServer(store, { own });
    await again.begin(again.shown);
    expect(about(again.shown)).toContain("Second.");
  }
  const newer = await newServer(store);
  await edit(newer, "Deployed since.");
  newer.shown = await readSite(newer.folder, "as-asked");
  await newer.begin(newer.shown);
  expect([about(newer.shown).includes("Deployed since."), newer.logged]).toEqual([true, [["own-content-shown"]]]);
  // It is not known to the others yet, though there is nothing new here.
  await newer.publish(newer.folder);
  await expect.poll(() => about(other.shown), WAIT).toContain("Deployed since.");
});

test("what cannot be read or kept changes nothing and is said once; the next one is taken", async () => {
  const store = await newStore();
  const [one, other] = [await newServer(store), await newServer(store)];
  const before = about(other.shown);
  follow(other);
  await recordPublication(store, { before: "a", after: "b", content: "no files", now: NOW });
  await expect.poll(() => other.logged, WAIT).toEqual([["publication-not-taken", { reason: "unreadable" }]]);
  const inTheWay = path.join(other.dataDir, "published");
  await writeFile(inTheWay, "no folder");
  await edit(one, "Taken.");
  await one.publish(one.folder);
  await setTimeout(200);
  expect([about(other.shown), other.logged.length]).toEqual([before, 2]);
  await rm(inTheWay);
  await expect.poll(() => about(other.shown), WAIT).toContain("Taken.");
  await expect
    .poll(() => other.logged.map(([event]) => event), WAIT)
    .toEqual(["publication-not-taken", "publication-not-taken", "publication-taken"]);
});

test("what was refused is tried again, and until it is taken, the files of what is shown stay", async () => {
  const store = await newStore();
  const [one, other] = [await newServer(store), await newServer(store)];
  follow(other);
  await edit(one, "First.");
  await one.publish(one.folder);
  await expect.poll(() => about(other.shown), WAIT).toContain("First.");
  other.refuses = true;
  await edit(one, "Second.");
  await one.publish(one.folder);
  await expect.poll(() => other.tries, WAIT).toBeGreaterThan(3);
  const folders = () => readdir(path.join(other.dataDir, "published"));
  expect(await folders()).toContain("1");
  other.refuses = false;
  await expect.poll(() => about(other.shown), WAIT).toContain("Second.");
  await expect.poll(folders, WAIT).toEqual(["2"]);
  expect(other.logged).toEqual([
    ["publication-taken"],
    ["publication-not-taken", { path: "/about", reason: "image" }],
    ["publication-taken"],
  ]);
});

test("a refused publication is not tried without a pause", async () => {
  const store = await newStore();
  const one = await newServer(store);
  const other = await newServer(store, { refuses: true, again: 60_000 });
  follow(other);
  await edit(one, "Refused.");
  await one.publish(one.folder);
  await expect.poll(() => other.tries, WAIT).toBe(1);
  await setTimeout(200);
  expect(other.tries).toBe(1);
});

test("what is too much for the other servers is published nowhere, and it is said why", async () => {
  const store = await newStore();
  const server = await newServer(store);
  await cp(path.join(server.folder, "clinic/about.mdx"), path.join(server.folder, "clinic", `${"a".repeat(210)}.mdx`));
  const reasons = [expect.stringContaining("more than the other servers take")];
  expect(await server.publish(server.folder)).toMatchObject({ ok: false, reasons });
  expect(await newestPublication(store)).toBeUndefined();
});

test("while the database does not answer, nothing is published, and it is said once that it does not", async () => {
  const store = await newStore();
  const server = await newServer(store);
  follow(server);
  await edit(server, "Unknown to the others.");
  await store.schema.alterTable("publications").renameTo("gone").execute();
  await expect.poll(() => server.logged.length, WAIT).toBe(1);
  expect(await server.publish(server.folder)).toMatchObject({ ok: false });
  expect(about(server.shown)).not.toContain("Unknown");
  await store.schema.alterTable("gone").renameTo("publications").execute();
  expect(await server.publish(server.folder)).toMatchObject({ ok: true });
  expect(server.logged.map(([event]) => event)).toEqual(["publications-not-read", "publication-not-kept"]);
});
