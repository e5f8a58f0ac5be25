import { cpSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { verifyTrail } from "@/lib/audit/trail";
import { backUp } from "@/lib/backup/back-up";
import type { Kept } from "@/lib/backup/kept";
import { restore } from "@/lib/backup/restore";
import { LEFT_OUT } from "@/lib/backup/rows";
import { findByPerson } from "@/lib/consultation/find";
import { findRequest, listRequests, lookUpReference } from "@/lib/consultation/requests";
import { eraseRequests, eraseTraces } from "@/lib/retention/erase";
import { canaryForm, tracesIn } from "@/tests/support/canary";
import { bytesIn, keptIn } from "@/tests/support/kept";
import { keySource, submitTo } from "@/tests/support/requests";

const NIGHT = new Date("2026-11-21T03:00:00Z");

/** Where the clinic keeps its copies: the backups, and elsewhere the master key. */
async function elsewhere({ source, backupDir }: Kept): Promise<{ backups: string; secrets: string; file: string }> {
  const copies = await mkdtemp(path.join(tmpdir(), "clinic-copies-"));
  const [backups, secrets] = [path.join(copies, "backups"), path.join(copies, "secrets")];
  cpSync(backupDir, backups, { recursive: true });
  cpSync(path.join(source.dataDir, "secrets"), secrets, { recursive: true });
  const [name = ""] = readdirSync(backups).filter((one) => one.startsWith("clinic-"));
  return { backups, secrets, file: path.join(backups, name) };
}

/** A new machine with the master key on it, and nothing else. */
async function newMachine(secrets: string): Promise<string> {
  const dataDir = path.join(await mkdtemp(path.join(tmpdir(), "clinic-new-")), "data");
  mkdirSync(dataDir);
  cpSync(secrets, path.join(dataDir, "secrets"), { recursive: true });
  return dataDir;
}

async function restoreOn(dataDir: string, file: string) {
  const target = { source: await keySource(dataDir), backupDir: path.join(dataDir, "backups") };
  return restore({ file }, target, new Date());
}

async function erase(kept: Kept, reference: string) {
  const request = await findRequest(kept.vault, reference);
  await eraseRequests(kept, async () => [request?.id ?? ""], { at: new Date() });
  await eraseTraces(kept, new Date());
}

test("after the disk is lost, every request of the backup is there again, but for those that were erased since", async () => {
  const kept = await keptIn();
  const references = [];
  for (let count = 0; count < 30; count += 1) references.push(await submitTo(kept.vault, canaryForm()));
  const [first = "", second = "", third = ""] = references;
  await erase(kept, first);
  // Requests go on coming in while the backup is made.
  const coming = Array.from({ length: 10 }, () => submitTo(kept.vault, canaryForm()));
  const [made, ...later] = await Promise.all([backUp(kept, NIGHT, 14), ...coming]);
  expect(later.every((reference) => reference !== "")).toBe(true);
  await erase(kept, second);
  expect(tracesIn(bytesIn(kept.backupDir))).toEqual([]);
  const { secrets, file } = await elsewhere(kept);
  await kept.vault.store.destroy();
  rmSync(kept.source.dataDir, { recursive: true });

  const dataDir = await newMachine(secrets);
  const outcome = await restoreOn(dataDir, file);
  expect(outcome).toEqual({
    ok: true,
    madeAt: NIGHT,
    restored: made.requests - 1,
    leftOut: 1,
    unreadable: 0,
    trailHolds: true,
    hasLog: true,
  });
  const { vault } = await keptIn(dataDir);
  expect(await findRequest(vault, third)).toMatchObject({ readable: true, answers: { name: "Qanarina Flokwell" } });
  expect(await findByPerson(vault, "flokwell")).toHaveLength(made.requests - 1);
  expect(await lookUpReference(async () => vault, third)).toEqual({ state: "known", reference: third });
  for (const erased of [first, second])
    expect(await lookUpReference(async () => vault, erased)).toEqual({ state: "unknown" });
  expect(await vault.store.selectFrom("outbox").select("id").execute()).toHaveLength(2 * (made.requests - 1));
  const actions = await vault.store.selectFrom("audit").select("action").orderBy("number").execute();
  expect(actions.slice(-2).map(({ action }) => action)).toEqual(["request-erased", "database-restored"]);
  expect(await verifyTrail(vault.store, vault.hashKey)).toMatchObject({ ok: true });
  expect(await submitTo(vault)).not.toBe("");
});

test("after a restore, the keys from before it are refused with a backup from after it, however long its trail was", async () => {
  const kept = await keptIn();
  await submitTo(kept.vault);
  await backUp(kept, NIGHT, 14);
  const before = await elsewhere(kept);
  for (let count = 0; count < 5; count += 1) await submitTo(kept.vault, { email: `${count}@example.com` });
  await backUp(kept, NIGHT, 14);
  const oldKeys = path.join(kept.backupDir, "keys.backup");
  const dataDir = await newMachine(before.secrets);
  await restoreOn(dataDir, before.file);
  const restored = await keptIn(dataDir);
  await submitTo(restored.vault, { email: "new@example.com" });
  const { file } = await backUp(restored, NIGHT, 14);
  const target = { source: await keySource(await newMachine(before.secrets)), backupDir: dataDir };
  expect(await restore({ file, keys: oldKeys }, target, NIGHT)).toMatchObject({
    ok: false,
    reason: expect.stringContaining("is older than the backup"),
  });
  expect(await restore({ file }, target, NIGHT)).toMatchObject({ ok: true, restored: 2, leftOut: 0 });
});

test("an old copy of the keys brings nothing back that stands in the log of erasures", async () => {
  const kept = await keptIn();
  const reference = await submitTo(kept.vault);
  await submitTo(kept.vault, { email: "grace@example.com" });
  await backUp(kept, NIGHT, 14);
  const { backups, secrets, file } = await elsewhere(kept);
  await erase(kept, reference);
  renameSync(path.join(kept.backupDir, "erasures.log"), path.join(backups, "erasures.log"));
  const dataDir = await newMachine(secrets);
  expect(await restoreOn(dataDir, file)).toMatchObject({ ok: true, restored: 1, leftOut: 1 });
  const { vault, backupDir } = await keptIn(dataDir);
  expect((await listRequests(vault)).map((request) => request.reference)).not.toContain(reference);
  // The new machine knows of it as well, for the next restore.
  expect(readdirSync(backupDir)).toContain("erasures.log");
});

test("without the log of erasures, the newest keys alone keep away what was erased", async () => {
  const kept = await keptIn();
  const reference = await submitTo(kept.vault);
  await backUp(kept, NIGHT, 14);
  await erase(kept, reference);
  const { backups, secrets, file } = await elsewhere(kept);
  rmSync(path.join(backups, "erasures.log"));
  expect(await restoreOn(await newMachine(secrets), file)).toMatchObject({
    ok: true,
    restored: 0,
    leftOut: 1,
    hasLog: false,
  });
});

test("each table of the database is in a backup, or left out on purpose", async () => {
  const { vault } = await keptIn();
  const tables = (await vault.store.introspection.getTables()).map(({ name }) => name);
  const ofStaff = ["staff", "staff_passwords", "staff_second_factors"];
  const backedUp = ["audit", "kept_keys", "notes", "outbox", "request_names", "requests", ...ofStaff];
  expect(tables.toSorted()).toEqual([...backedUp, ...LEFT_OUT].toSorted());
});
