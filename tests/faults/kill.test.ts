import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { verifyTrail } from "@/lib/audit/trail";
import { listRequests } from "@/lib/consultation/requests";
import { engineOf } from "@/lib/store/engine";
import { canaryForm } from "@/tests/support/canary";
import { IS_LONG, newDataDir, sayNumbers, startFaultSite, vaultOf } from "@/tests/support/fault-site";
import { openedBefore, openForm } from "@/tests/support/open-form";
import { kill } from "@/tests/support/own-site";
import { postForm } from "@/tests/support/posted-form";
import { connectTo, EMPTY } from "@/tests/support/postgres";
import { setup as startPostgres } from "@/tests/support/postgres-server";

const CONNECTIONS = 10;

/** How many requests are acknowledged in each round before the site is killed. */
const ROUNDS = IS_LONG ? Array.from({ length: 20 }, (_, round) => 5 + 7 * round) : [1, 12, 40];

/** Of more within an hour no e-mail tells anybody. */
const MOST_TOLD = 60;

type Sent = { posted: number; acknowledged: string[] };

/** Lets ten senders send without a pause, kills the site as a power cut would, and tells what was acknowledged. */
async function sendUntilKill(dataDir: string, many: number): Promise<Sent> {
  const site = await startFaultSite({ DATA_DIR: dataDir });
  const form = await openForm(site.url);
  const acknowledged: string[] = [];
  let posted = 0;
  let isOver = false;
  async function sendOn(): Promise<void> {
    while (!isOver) {
      posted += 1;
      const answered = await postForm(openedBefore(form), canaryForm()).catch(() => undefined);
      if (answered?.reference) acknowledged.push(answered.reference);
      if (acknowledged.length >= many && !isOver) {
        isOver = true;
        await kill(site);
      }
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, sendOn));
  return { posted, acknowledged };
}

test("whenever the site is killed while many send, whoever has a receipt has a request that can be read", async () => {
  const dataDir = await newDataDir();
  const began = performance.now();
  const rounds: Sent[] = [];
  for (const many of ROUNDS) rounds.push(await sendUntilKill(dataDir, many));
  const acknowledged = rounds.flatMap((round) => round.acknowledged);
  const posted = rounds.reduce((sum, round) => sum + round.posted, 0);
  const seconds = Math.round((performance.now() - began) / 1_000);

  const vault = await vaultOf({ dataDir });
  const stored = await listRequests(vault);
  const lost = acknowledged.filter((reference) => !stored.some((request) => request.reference === reference)).length;
  const twice = acknowledged.length - new Set(acknowledged).size;
  await sayNumbers(
    `kill -9 on ${engineOf(vault.store)}: ${ROUNDS.length} rounds in ${seconds} s, ${posted} posted, ${acknowledged.length} acknowledged, ${stored.length} stored, ${lost} lost, ${twice} twice`,
  );
  const readable = new Set(stored.filter((request) => request.readable).map(({ reference }) => reference));
  expect(acknowledged.filter((reference) => !readable.has(reference))).toEqual([]);
  expect(new Set(acknowledged).size).toBe(acknowledged.length);
  expect(readable.size).toBe(stored.length);
  expect(await verifyTrail(vault.store, vault.hashKey)).toMatchObject({ ok: true, count: stored.length });
  if (engineOf(vault.store) === "sqlite") {
    const check = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(vault.store);
    expect(check.rows).toEqual([{ integrity_check: "ok" }]);
  }

  const owed = await vault.store.selectFrom("outbox").select(["request_id", "kind"]).execute();
  const told = new Set(owed.map(({ request_id }) => request_id));
  const both = [...told].flatMap((id) => [`acknowledgement ${id}`, `notice ${id}`]);
  expect(owed.map(({ request_id, kind }) => `${kind} ${request_id}`).sort()).toEqual(both.sort());
  expect(told.size).toBe(Math.min(stored.length, MOST_TOLD));
});

const STRACE = "/usr/bin/strace";

const ON_DISK = "each request is on the disk before its receipt is sent";

/** A server of its own, whose journal nobody else has written to the disk. */
async function expectFlushes() {
  const stop = await startPostgres();
  const site = await startFaultSite({ DATABASE_URL: `${process.env.POSTGRES_FOR_TESTS}/${EMPTY}` });
  const server = await connectTo(`${process.env.POSTGRES_FOR_TESTS}/postgres`);
  const flushed = async () => (await server.query("select pg_current_wal_flush_lsn() - '0/0' as bytes")).rows[0].bytes;
  const form = await openForm(site.url);
  let before = Number(await flushed());
  for (let count = 0; count < 50; count += 1) {
    expect((await postForm(openedBefore(form), canaryForm())).status).toBe(303);
    const now = Number(await flushed());
    expect(now).toBeGreaterThan(before);
    before = now;
  }
  await server.end();
  await kill(site);
  await stop();
}

async function expectSyncs() {
  const dataDir = await newDataDir();
  const trace = path.join(dataDir, "strace.txt");
  // -D leaves the site as the process that the test has started.
  const under = [STRACE, "-D", "-f", "-qq", "-e", "trace=fsync,fdatasync", "-o", trace];
  const site = await startFaultSite({ DATA_DIR: dataDir }, under);
  const form = await openForm(site.url);
  const syncs = async () => (await readFile(trace, "utf8")).match(/f(data)?sync\(/g)?.length ?? 0;
  let before = await syncs();
  for (let count = 0; count < 50; count += 1) {
    expect((await postForm(form, canaryForm())).status).toBe(303);
    const now = await syncs();
    expect(now).toBeGreaterThan(before);
    before = now;
  }
}

if (IS_LONG && process.env.FAULTS_ENGINE === "postgres") test(ON_DISK, expectFlushes);
else if (IS_LONG && existsSync(STRACE)) test(ON_DISK, expectSyncs);
else if (IS_LONG) console.warn(`Calls of fsync were not counted: there is no ${STRACE}.`);
