import { rmSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { backUp } from "@/lib/backup/back-up";
import { storeFile } from "@/lib/consultation/open-vault";
import type { Vault } from "@/lib/consultation/vault";
import type { LogDetails } from "@/lib/log";
import { watchClock } from "@/lib/retention/clock";
import { lookAtReadiness, type Readiness, sharedReadiness } from "@/lib/server/readiness";
import { databaseFile, submitTo, vaultIn } from "@/tests/support/requests";
import { READY, startServer } from "@/tests/support/site-server";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

async function siteData() {
  const dataDir = path.dirname(await databaseFile());
  return { dataDir, vault: await vaultIn(dataDir) };
}

function lookAt({ dataDir, vault, backupDir }: { dataDir: string; vault: Vault; backupDir?: string }, later = 0) {
  return lookAtReadiness({ vault: async () => vault, dataDir, backupDir, now: () => new Date(Date.now() + later) });
}

/** How many pages the journal of a database holds that a commit has written. */
function journalPages(vault: Vault): Promise<number | undefined> {
  return sql<{ log: number }>`pragma wal_checkpoint(passive)`.execute(vault.store).then(({ rows }) => rows[0]?.log);
}

test("a site that can take requests says so, after it has written to the disk, and leaves nothing behind", async () => {
  const site = await siteData();
  const before = await journalPages(site.vault);
  const found = await lookAt(site);
  expect(found).toMatchObject({
    ready: true,
    hindrances: [],
    store: "ok",
    mail: { unsent: 0, oldestUnsentSeconds: null },
  });
  expect(await journalPages(site.vault)).not.toBe(before);
  expect(await site.vault.store.selectFrom("kept_keys").select("name").execute()).toEqual([{ name: "hashes" }]);
  expect(await site.vault.store.selectFrom("audit").selectAll().execute()).toEqual([]);
});

test("a database that another program holds is not ready, and is again once it is let go", async () => {
  const site = await siteData();
  const other = new DatabaseSync(storeFile(site.dataDir));
  other.exec("begin immediate");
  expect(await lookAt(site)).toMatchObject({
    ready: false,
    hindrances: ["store"],
    store: "SQLITE_5",
    mail: { unsent: 0 },
  });
  other.exec("rollback");
  expect(await lookAt(site)).toMatchObject({ ready: true });
});

test("a database that is full is not ready, since the probe needs as much room as a request", async () => {
  const site = await siteData();
  await sql`vacuum`.execute(site.vault.store);
  await sql`pragma max_page_count = 1`.execute(site.vault.store);
  expect(await lookAt(site)).toMatchObject({ ready: false, store: "SQLITE_13" });
});

test("a site whose key is gone is not ready", async () => {
  const site = await siteData();
  rmSync(path.join(site.dataDir, "secrets/requests.key"));
  expect(await lookAt(site)).toMatchObject({ ready: false, store: "KEY_UNUSABLE" });
});

test("a data folder that is gone is not ready", async () => {
  const site = await siteData();
  expect(await lookAt({ ...site, dataDir: path.join(site.dataDir, "gone") })).toMatchObject({
    ready: false,
    hindrances: ["disk"],
    freeMegabytes: null,
  });
});

test("mail that waits for more than a quarter of an hour is a warning, and requests are taken all the same", async () => {
  const site = await siteData();
  await submitTo(site.vault);
  expect(await lookAt(site, 14 * MINUTE)).toMatchObject({ warnings: [], mail: { unsent: 2 } });
  const late = await lookAt(site, 16 * MINUTE);
  expect(late).toMatchObject({ ready: true, warnings: ["mail-late"] });
  expect(late.mail?.oldestUnsentSeconds).toBeGreaterThanOrEqual(16 * 60);
});

test("mail that was given up is a warning for a week, and no longer counts as waiting", async () => {
  const site = await siteData();
  await submitTo(site.vault);
  await site.vault.store.updateTable("outbox").set({ given_up_at: Date.now() }).execute();
  const mail = { unsent: 0, oldestUnsentSeconds: null, givenUpThisWeek: 2 };
  expect(await lookAt(site)).toMatchObject({ ready: true, warnings: ["mail-given-up"], mail });
  expect(await lookAt(site, 8 * DAY)).toMatchObject({ warnings: [], mail: { givenUpThisWeek: 0 } });
});

test("a backup that is more than a day late is a warning, where backups are wanted", async () => {
  const { vault, dataDir } = await siteData();
  const backupDir = path.join(dataDir, "backups");
  const site = { vault, dataDir, backupDir };
  expect(await lookAt(site, 2 * DAY)).toMatchObject({ warnings: [], newestBackupSeconds: null });
  await submitTo(vault);
  expect((await lookAt(site, 2 * DAY)).warnings).toContain("backup-late");
  expect((await lookAt({ vault, dataDir }, 2 * DAY)).warnings).not.toContain("backup-late");
  await backUp({ vault, source: { dataDir, environment: {} }, backupDir }, new Date(Date.now() + DAY), 14);
  const found = await lookAt(site, 2 * DAY);
  expect(found.warnings).not.toContain("backup-late");
  expect(found.newestBackupSeconds).toBeGreaterThanOrEqual(86_400);
});

test("a clock that may be wrong is a warning, since nothing is erased meanwhile", async () => {
  const site = await siteData();
  await watchClock(site.vault, new Date());
  expect((await lookAt(site)).warnings).toEqual([]);
  await watchClock(site.vault, new Date(Date.now() + 400 * DAY));
  expect((await lookAt(site)).warnings).toEqual(["erasing-held"]);
});

test("nothing in the answer names a request or a person", async () => {
  const site = await siteData();
  const reference = await submitTo(site.vault, { name: "Wilhelmina Canary", email: "canary@example.com" });
  const answer = JSON.stringify(await lookAt(site, DAY));
  expect(answer).not.toMatch(new RegExp(`${reference}|canary|example`, "i"));
});

const BROKEN: Readiness = { ...READY, ready: false, hindrances: ["store"], store: "SQLITE_5" };

test("however many ask, there is one look at a time, and one in a while", async () => {
  const looks: Readiness[] = [];
  const look = async () => {
    await setTimeout(20);
    looks.push(READY);
    return READY;
  };
  const readiness = sharedReadiness(look, () => undefined, 50);
  await Promise.all(Array.from({ length: 100 }, readiness));
  await readiness();
  expect(looks).toHaveLength(1);
  await setTimeout(100);
  await readiness();
  expect(looks).toHaveLength(2);
});

test("the log says once that the site is not ready, and once that it is again", async () => {
  const logged: [string, LogDetails?][] = [];
  const found = [READY, BROKEN, BROKEN, READY, READY];
  const readiness = sharedReadiness(
    async () => found.shift() ?? READY,
    (...event) => logged.push(event),
    0,
  );
  for (const _ of [1, 2, 3, 4, 5]) {
    await readiness();
    await setTimeout(5);
  }
  expect(logged).toEqual([
    ["not-ready", { reason: "store", code: "SQLITE_5" }],
    ["ready-again", { reason: undefined }],
  ]);
});

test("a supervisor is answered with 200 or 503, with details that no cache keeps, and a stranger without numbers", async () => {
  for (const [readiness, status] of [
    [READY, 200],
    [BROKEN, 503],
  ] as const) {
    const { url } = await startServer({ readiness });
    const answer = await fetch(`${url}/readyz`);
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([status, "no-store"]);
    expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(await answer.json()).toEqual(readiness);
    const handedOn = await fetch(`${url}/readyz`, { headers: { "x-forwarded-for": "203.0.113.7" } });
    const { ready, hindrances, warnings } = readiness;
    expect(await handedOn.json()).toEqual({ ready, hindrances, warnings });
    expect((await fetch(`${url}/readyz`, { method: "HEAD" })).status).toBe(status);
    expect((await fetch(`${url}/readyz`, { method: "POST" })).status).toBe(405);
  }
});
