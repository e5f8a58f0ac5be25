import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Kept } from "@/lib/backup/kept";
import { listRequests } from "@/lib/consultation/requests";
import { closeRequest, noteRead } from "@/lib/consultation/status";
import { eraseRequests, eraseTraces, eraseTracesThoroughly } from "@/lib/retention/erase";
import { rewriteTables } from "@/lib/store/rewrite";
import { bytesIn, keptIn, tracesOf } from "@/tests/support/kept";
import { asAdmin, bareDatabase, connectTo, databaseUrl } from "@/tests/support/postgres";
import { submitTo } from "@/tests/support/requests";

const [HOUR, DAY] = [3_600_000, 86_400_000];
const NOW = new Date("2026-11-21T12:00:00Z");

function after(milliseconds: number): Date {
  return new Date(NOW.getTime() + milliseconds);
}

async function addressOf({ source }: Kept): Promise<string> {
  return (await databaseUrl(source.dataDir)) ?? "";
}

/** Which of some texts stand in the files in which the server keeps the tables of a database. */
async function onDisk(kept: Kept, texts: string[]): Promise<string[]> {
  await asAdmin("checkpoint");
  const folder: string = (await asAdmin("show data_directory")).rows[0].data_directory;
  const name = (await addressOf(kept)).split("/").at(-1);
  const { rows } = await asAdmin("select oid from pg_database where datname = $1", [name]);
  const bytes = bytesIn(path.join(folder, "base", String(rows[0].oid)));
  return texts.filter((text) => bytes.includes(text));
}

/** A request that was read and closed, which leaves copies of its row, erased among others. */
async function erased(kept: Kept, email: string): Promise<string[]> {
  const reference = await submitTo(kept.vault, { email, name: `Wilhelmina ${email}`, message: "m".repeat(290) });
  const { id, texts } = await tracesOf(kept, reference);
  await noteRead(kept.vault, id, { at: NOW });
  await closeRequest(kept.vault, reference, { at: NOW });
  expect(await onDisk(kept, texts)).toEqual(texts);
  await eraseRequests(kept, async () => [id], { at: NOW });
  return texts;
}

test("of an erased request nothing is left in the files of the server's tables, neither its key nor a hash, once a day or at once", async () => {
  const kept = await keptIn();
  for (let count = 0; count < 20; count += 1) await submitTo(kept.vault, { email: `grace-${count}@example.com` });
  const first = await erased(kept, "first@example.com");
  expect(await onDisk(kept, first)).toEqual(first);
  expect(await eraseTraces(kept, NOW)).toEqual({});
  expect(await onDisk(kept, first)).toEqual([]);

  const second = await erased(kept, "second@example.com");
  await eraseTraces(kept, after(HOUR));
  expect(await onDisk(kept, second)).not.toEqual([]);
  await eraseTraces(kept, after(DAY));
  expect(await onDisk(kept, second)).toEqual([]);

  const third = await erased(kept, "third@example.com");
  await eraseTracesThoroughly(kept, after(DAY + HOUR));
  expect(await onDisk(kept, third)).toEqual([]);
  const requests = await listRequests(kept.vault);
  expect(requests.map(({ readable }) => readable)).toEqual(Array(20).fill(true));
});

test("while others read for long, or when it would take too long, requests are taken, and it is done later", async () => {
  const kept = await keptIn();
  const { store } = kept.vault;
  const texts = await erased(kept, "first@example.com");
  expect(await submitTo(kept.vault)).not.toBe("");
  const reader = await connectTo(await addressOf(kept));
  onTestFinished(() => reader.end());
  await reader.query("begin; select 1 from requests");
  const refused = expect(eraseTracesThoroughly(kept, NOW)).rejects.toThrow("still has bytes of what was erased");
  expect(await submitTo(kept.vault)).not.toBe("");
  await refused;
  await reader.query("rollback");
  expect(await rewriteTables(store, ["requests"], 1)).toBe("too-large");
  expect(await submitTo(kept.vault)).not.toBe("");
  expect(await onDisk(kept, texts)).not.toEqual([]);
  await eraseTraces(kept, after(HOUR));
  expect(await onDisk(kept, texts)).toEqual([]);
});

test("what was erased is gone beside those who write to another database of the server, and as long as it can still be seen it counts as left", async () => {
  const kept = await keptIn();
  const [elsewhere, here] = [await connectTo(await bareDatabase()), await connectTo(await addressOf(kept))];
  onTestFinished(() => Promise.all([elsewhere.end(), here.end()]).then(() => undefined));
  await submitTo(kept.vault, { email: "grace@example.com" });
  await elsewhere.query("begin; select pg_current_xact_id()");
  const first = await erased(kept, "first@example.com");
  await eraseTracesThoroughly(kept, NOW);
  expect(await onDisk(kept, first)).toEqual([]);

  await here.query("begin isolation level repeatable read; select 1 from clock");
  const second = await erased(kept, "second@example.com");
  await expect(eraseTracesThoroughly(kept, NOW)).rejects.toThrow("still has bytes of what was erased");
  expect(await eraseTraces(kept, after(DAY))).toEqual({ left: "still-seen" });
  expect(await onDisk(kept, second)).not.toEqual([]);
  await here.query("commit");
  await eraseTracesThoroughly(kept, NOW);
  expect(await onDisk(kept, second)).toEqual([]);
});
