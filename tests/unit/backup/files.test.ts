import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { backUp, newestBackup } from "@/lib/backup/back-up";
import type { Kept } from "@/lib/backup/kept";
import { refreshKeysFile, writeKeysFile } from "@/lib/backup/keys-file";
import { backUpNightly } from "@/lib/backup/nightly";
import { restore, type Sources } from "@/lib/backup/restore";
import { openVault } from "@/lib/consultation/open-vault";
import { findRequest } from "@/lib/consultation/requests";
import { rotateKeys } from "@/lib/consultation/rotate";
import { eraseRequests } from "@/lib/retention/erase";
import { keptIn } from "@/tests/support/kept";
import { submitTo } from "@/tests/support/requests";

const HOUR = 3_600_000;

function names({ backupDir }: Kept): string[] {
  return readdirSync(backupDir).toSorted();
}

/** A backup of one request, and a place to restore it to with its master key. */
async function backedUp() {
  const kept = await keptIn();
  const reference = await submitTo(kept.vault);
  const { file } = await backUp(kept, new Date(), 14);
  const dataDir = path.join(await mkdtemp(path.join(tmpdir(), "clinic-new-")), "data");
  const key = readFileSync(path.join(kept.source.dataDir, "secrets/requests.key"), "utf8").trim();
  async function restoreWith(environment: Record<string, string> = { REQUESTS_KEY: key }, from: Sources = { file }) {
    const target = { source: { dataDir, environment }, backupDir: path.join(dataDir, "backups") };
    const before = existsSync(dataDir) && readdirSync(dataDir).filter((name) => name !== "backups");
    const outcome = await restore(from, target, new Date());
    const after = existsSync(dataDir) && readdirSync(dataDir).filter((name) => name !== "backups");
    if (!outcome.ok) expect(after || []).toEqual(before || []);
    return outcome;
  }
  return { kept, reference, file, dataDir, key, restoreWith };
}

async function erase({ vault, ...kept }: Kept, reference: string) {
  const request = await findRequest(vault, reference);
  await eraseRequests({ vault, ...kept }, async () => [request?.id ?? ""], { at: new Date() });
}

test("only this user can read backups, and the newest ones stay", async () => {
  const kept = await keptIn();
  await submitTo(kept.vault);
  for (const day of ["19", "20", "21", "22"]) await backUp(kept, new Date(`2026-11-${day}T03:00:00Z`), 2);
  expect(names(kept)).toEqual(["clinic-2026-11-21T0300Z.backup", "clinic-2026-11-22T0300Z.backup", "keys.backup"]);
  for (const name of names(kept)) expect(statSync(path.join(kept.backupDir, name)).mode & 0o777).toBe(0o600);
  expect(statSync(kept.backupDir).mode & 0o777).toBe(0o700);
});

test("a backup that was interrupted leaves the last good one, and what it left is cleared away later", async () => {
  const { kept } = await backedUp();
  const before = names(kept);
  const broken = {
    ...kept,
    vault: {
      ...kept.vault,
      random: () => {
        throw new Error("no more random");
      },
    },
  };
  await expect(backUp(broken, new Date("2030-01-01T03:00:00Z"), 1)).rejects.toThrow("no more random");
  expect(names(kept)).toEqual(before);
  const left = path.join(kept.backupDir, "clinic-2026-11-20T0300Z.backup.1.new");
  writeFileSync(left, "half");
  await backUp(kept, new Date(), 14);
  expect(existsSync(left)).toBe(true);
  utimesSync(left, new Date(), new Date(Date.now() - 7 * HOUR));
  await backUp(kept, new Date(), 14);
  expect(existsSync(left)).toBe(false);
});

test("each night has one backup, and a night that was missed is made up for", async () => {
  const kept = await keptIn();
  const at = (hour: number, day = 21) => new Date(2026, 10, day, hour, 5);
  const made = [];
  for (const now of [at(1), at(2), at(3), at(4), at(23), at(2, 22), at(9, 22), at(10, 22)])
    made.push(await backUpNightly(kept, now, 14, () => undefined));
  expect(made).toEqual([true, false, true, false, false, false, true, false]);
  await backUp(kept, new Date(2036, 0, 1), 14);
  expect(await newestBackup(kept.backupDir, at(10, 22))).toEqual(at(9, 22));
});

test("an erased request's key is out of the file of the keys at once, and a new master key gets into it", async () => {
  const { kept, reference } = await backedUp();
  const file = path.join(kept.backupDir, "keys.backup");
  const first = readFileSync(file);
  await refreshKeysFile(kept, new Date());
  expect(readFileSync(file).equals(first)).toBe(true);
  await erase(kept, reference);
  await refreshKeysFile(kept, new Date());
  const second = readFileSync(file);
  expect(second.byteLength).toBeLessThan(first.byteLength);
  await rotateKeys(kept.vault, kept.source, new Date());
  await refreshKeysFile(kept, new Date());
  expect(readFileSync(file, "latin1")).toContain(kept.vault.keys().current.id);
});

test("a request that is erased while the keys are written is not among them", async () => {
  const { kept, reference, restoreWith } = await backedUp();
  const erasing: Promise<void>[] = [];
  function random(size: number) {
    if (erasing.length === 0) erasing.push(erase(kept, reference));
    return randomBytes(size);
  }
  await writeKeysFile({ ...kept, vault: { ...kept.vault, random } }, new Date());
  await Promise.all(erasing);
  expect(await restoreWith()).toMatchObject({ ok: true, restored: 0, leftOut: 1 });
});

test("without its key, with another one, or with a file that is none, nothing is restored and one line says why", async () => {
  const { kept, file, restoreWith } = await backedUp();
  const other = randomBytes(32).toString("base64");
  expect(await restoreWith({})).toMatchObject({ ok: false, reason: expect.stringContaining("requests.key") });
  expect(await restoreWith({ REQUESTS_KEY: other })).toMatchObject({
    ok: false,
    reason: expect.stringContaining(kept.vault.keys().current.id),
  });
  const keys = path.join(kept.backupDir, "keys.backup");
  for (const [from, words] of [
    [{ file: `${file}.gone` }, "cannot be read"],
    [{ file: path.resolve("package.json") }, "is not a backup"],
    [{ file: keys }, "holds keys"],
    [{ file, keys: file }, "is not the file of the keys"],
    [{ file, keys: `${keys}.gone` }, "cannot be read"],
  ] as const)
    expect(await restoreWith(undefined, from)).toMatchObject({ ok: false, reason: expect.stringContaining(words) });
});

test("keys that are older than the backup are refused, since they lack those of newer requests", async () => {
  const { kept, file, restoreWith } = await backedUp();
  const old = path.join(kept.backupDir, "old.backup");
  writeFileSync(old, readFileSync(path.join(kept.backupDir, "keys.backup")));
  await submitTo(kept.vault, { email: "grace@example.com" });
  const newer = await backUp(kept, new Date(Date.now() + HOUR), 14);
  expect(await restoreWith(undefined, { file: newer.file, keys: old })).toMatchObject({
    ok: false,
    reason: expect.stringContaining("older than the backup"),
  });
  expect(await restoreWith(undefined, { file })).toMatchObject({ ok: true, restored: 1 });
});

test("a data folder with requests in it is left alone; one in which nothing was ever done is filled", async () => {
  const { dataDir, key, restoreWith } = await backedUp();
  const source = { dataDir, environment: { REQUESTS_KEY: key } };
  const empty = await openVault(source, randomBytes);
  expect(await restoreWith()).toMatchObject({ ok: false, reason: expect.stringContaining("is in use") });
  await empty.store.destroy();
  expect(await restoreWith()).toMatchObject({ ok: true, restored: 1 });
  const { store } = await openVault(source, randomBytes);
  expect(await store.selectFrom("requests").select("id").execute()).toHaveLength(1);
  await store.destroy();
  expect(await restoreWith()).toMatchObject({ ok: false, reason: expect.stringContaining("holds requests already") });
});

test("whichever bit of a backup or of its keys is changed, and wherever they are cut off, nothing is restored", async () => {
  const { kept, file, restoreWith } = await backedUp();
  for (const changed of [file, path.join(kept.backupDir, "keys.backup")]) {
    const whole = readFileSync(changed);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.byteLength - 1), fc.nat(7), fc.boolean(), async (at, bit, isCut) => {
        const bytes = Buffer.from(whole);
        bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at);
        writeFileSync(changed, isCut ? whole.subarray(0, at) : bytes);
        expect(await restoreWith()).toMatchObject({ ok: false, reason: expect.stringMatching(/^[^\n]+\.$/) });
      }),
      { numRuns: 15 },
    );
    writeFileSync(changed, whole);
  }
  expect(await restoreWith()).toMatchObject({ ok: true, restored: 1 });
});
