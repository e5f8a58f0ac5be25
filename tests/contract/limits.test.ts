import path from "node:path";
import { expect, test } from "vitest";
import { startForgetting } from "@/lib/consultation/forgetting";
import { type Arrival, countArrival, forgetArrivals, isOverLimit, type Sender } from "@/lib/consultation/limits";
import type { Vault } from "@/lib/consultation/vault";
import { databaseFile, emptyVault, vaultIn } from "@/tests/support/requests";

const HALF_PAST = new Date("2026-11-20T10:30:00Z");
const MINUTE = 60_000;

/** The address of a neighbor number `host` in network number `block`. */
function sender(block: number, host: number): Sender {
  return { address: `203.0.${block}.${host}`, network: `203.0.${block}.0/24` };
}

function arrival(changes: Partial<Arrival> = {}): Arrival {
  return { sender: sender(113, 7), isAutomatic: false, now: HALF_PAST, ...changes };
}

async function arrive(vault: Vault, count: number, changes: Partial<Arrival> = {}) {
  for (let done = 0; done < count; done++) await countArrival(vault.store, vault.hashKey, arrival(changes));
}

function isOver(vault: Vault, changes: Partial<Arrival> = {}) {
  return isOverLimit(vault.store, vault.hashKey, arrival(changes));
}

test("a whole clinic behind one address can send thirty requests an hour, and its neighbors are not counted with it", async () => {
  const vault = await emptyVault();
  await arrive(vault, 29);
  expect(await isOver(vault)).toBe(false);
  await arrive(vault, 1);
  expect(await isOver(vault)).toBe(true);
  expect(await isOver(vault, { sender: sender(113, 8) })).toBe(false);
  expect(await isOver(vault, { sender: undefined })).toBe(false);
});

test("a program that changes its address within a network is slowed all the same", async () => {
  const vault = await emptyVault();
  for (let host = 0; host < 20; host++) await arrive(vault, 1, { sender: sender(113, host), isAutomatic: true });
  expect(await isOver(vault, { sender: sender(113, 99), isAutomatic: true })).toBe(true);
  expect(await isOver(vault, { sender: sender(114, 99), isAutomatic: true })).toBe(false);
});

test("a flood of what looks automatic, from everywhere, leaves people their requests", async () => {
  const vault = await emptyVault();
  for (let block = 0; block < 120; block++) await arrive(vault, 1, { sender: sender(block, 1), isAutomatic: true });
  expect(await isOver(vault, { sender: sender(200, 1), isAutomatic: true })).toBe(true);
  expect(await isOver(vault, { sender: undefined, isAutomatic: true })).toBe(true);
  expect(await isOver(vault, { sender: sender(5, 1) })).toBe(false);
});

test("whoever uses up what is taken from everybody shuts out no patient whose network has sent none", async () => {
  const vault = await emptyVault();
  const flood = { sender: undefined };
  await arrive(vault, 1, flood);
  await vault.store.updateTable("arrivals").set({ count: 1_200 }).execute();
  expect(await isOver(vault, flood)).toBe(true);
  expect(await isOver(vault)).toBe(false);
  await arrive(vault, 1);
  expect(await isOver(vault)).toBe(true);
  expect(await isOver(vault, { sender: sender(7, 7) })).toBe(false);
});

test("the hour slides: what came is forgotten bit by bit, and an hour later no more of it counts than is recent", async () => {
  const vault = await emptyVault();
  await arrive(vault, 30);
  const later = (minutes: number) => ({ now: new Date(HALF_PAST.getTime() + minutes * MINUTE) });
  expect(await isOver(vault, later(29))).toBe(true);
  expect(await isOver(vault, later(31))).toBe(false);
  await arrive(vault, 5, later(31));
  expect(await isOver(vault, later(31))).toBe(true);
  expect(await isOver(vault, later(60))).toBe(false);
  expect(await isOver(vault, later(91))).toBe(false);
});

test("limits survive a restart, and name no address in the database", async () => {
  const dataDir = path.dirname(await databaseFile());
  const before = await vaultIn(dataDir);
  await arrive(before, 30);
  await before.store.destroy();
  const vault = await vaultIn(dataDir);
  expect(await isOver(vault)).toBe(true);
  const rows = await vault.store.selectFrom("arrivals").selectAll().execute();
  expect(rows).toHaveLength(3);
  expect(JSON.stringify(rows)).not.toContain("203.0");
});

test("what was counted is forgotten within three hours, also when nobody sends anything more", async () => {
  const vault = await emptyVault();
  const kept = () => vault.store.selectFrom("arrivals").selectAll().execute();
  await arrive(vault, 1);
  await forgetArrivals(vault.store, new Date(HALF_PAST.getTime() + 60 * MINUTE));
  expect(await kept()).toHaveLength(3);
  // The last is what a clock that was a day ahead has counted.
  for (const late of [120 * MINUTE, -24 * 60 * MINUTE]) {
    await arrive(vault, 1);
    const now = () => new Date(HALF_PAST.getTime() + late);
    const stop = startForgetting({ vault: async () => vault, now, log: () => undefined });
    await expect.poll(kept).toEqual([]);
    stop();
  }
});

test("when forgetting fails the log says so, and it is tried again", async () => {
  const events: string[] = [];
  const vault = async () => Promise.reject(new Error("no"));
  const stop = startForgetting({ vault, now: () => HALF_PAST, log: (event) => events.push(event) }, 1);
  await expect.poll(() => events.length).toBeGreaterThan(1);
  stop();
  expect(new Set(events)).toEqual(new Set(["not-forgotten"]));
});
