import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import { expect, test } from "vitest";
import { verifyTrail } from "@/lib/audit/trail";
import { openVault } from "@/lib/consultation/open-vault";
import { findRequest, listRequests } from "@/lib/consultation/requests";
import { MIGRATIONS } from "@/lib/store/migrations/all";
import { nodeSqliteDialect, openSqlite } from "@/lib/store/node-sqlite";
import { databaseFile, submitTo, vaultIn } from "@/tests/support/requests";

const CANARY = "Wilhelmina Canary";

/** All that lies in the files of the database, also what is in its journal. */
function filesOf(dataDir: string): string {
  const files = readdirSync(dataDir).filter((name) => name.startsWith("clinic.db"));
  return files.map((name) => readFileSync(path.join(dataDir, name), "latin1")).join();
}

/** A data folder as the version before sealing left it, with many requests of a person of this name. */
async function dataBeforeSealing(name: string): Promise<string> {
  const file = await databaseFile();
  const database = openSqlite(file);
  const db = new Kysely({ dialect: nodeSqliteDialect(database) });
  const first = Object.entries(MIGRATIONS).slice(0, 1);
  await new Migrator({ db, provider: { getMigrations: async () => Object.fromEntries(first) } }).migrateToLatest();
  const insert = database.prepare("insert into requests values (?, ?, ?, 'new', '2026-11', ?)");
  for (let row = 0; row < 50; row += 1)
    insert.run(
      `id-${row}`,
      `CC2C-C2C${row}`,
      row,
      JSON.stringify({ name, imaging: ["mri"], message: "m".repeat(300) }),
    );
  await db.destroy();
  return path.dirname(file);
}

test("a first opening makes a key that only this user can read, and later ones find the same", async () => {
  const dataDir = path.dirname(await databaseFile());
  const vault = await vaultIn(dataDir);
  const file = path.join(dataDir, "secrets/requests.key");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(path.dirname(file)).mode & 0o777).toBe(0o700);
  chmodSync(file, 0o644);
  const again = await vaultIn(dataDir);
  expect(again.keys().current.id).toBe(vault.keys().current.id);
  expect(again.hashKey.equals(vault.hashKey)).toBe(true);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("openings at once end up with one key, and all read what one of them stored", async () => {
  const dataDir = path.dirname(await databaseFile());
  await (await vaultIn(dataDir)).store.destroy();
  const vaults = await Promise.all(Array.from({ length: 4 }, () => vaultIn(dataDir)));
  const [first] = vaults;
  if (!first) throw new Error("No vault");
  const reference = await submitTo(first);
  for (const vault of vaults) expect(await findRequest(vault, reference)).toMatchObject({ readable: true });
});

test("a key in the environment wins, and no file is made", async () => {
  const dataDir = path.dirname(await databaseFile());
  const key = randomBytes(32);
  const environment = { REQUESTS_KEY: key.toString("base64") };
  const vault = await openVault({ dataDir, environment }, randomBytes);
  expect(vault.keys().current.bytes).toEqual(key);
  expect(existsSync(path.join(dataDir, "secrets"))).toBe(false);
});

test("a key of another length is refused by name, without repeating it", async () => {
  const dataDir = path.dirname(await databaseFile());
  const refusal = openVault({ dataDir, environment: { REQUESTS_KEY: "c2VjcmV0" } }, randomBytes);
  await expect(refusal).rejects.toThrow("REQUESTS_KEY is not 32 random bytes in base64");
  await expect(refusal).rejects.not.toThrow("c2VjcmV0");
});

test("a key that somebody typed is refused", async () => {
  const dataDir = path.dirname(await databaseFile());
  for (const typed of [Buffer.alloc(32), "passwordpasswordpasswordpassword"]) {
    const environment = { REQUESTS_KEY: Buffer.from(typed).toString("base64") };
    await expect(openVault({ dataDir, environment }, randomBytes)).rejects.toThrow("is not 32 random bytes");
  }
});

test("what was sealed with a typed key, when that was still taken, can be read and sealed anew", async () => {
  const dataDir = path.dirname(await databaseFile());
  const typed = Buffer.from("passwordpasswordpasswordpassword").toString("base64");
  const environment = { REQUESTS_KEY: randomBytes(32).toString("base64"), REQUESTS_KEY_PREVIOUS: typed };
  const vault = await openVault({ dataDir, environment }, randomBytes);
  expect(vault.keys().previous?.bytes.toString("base64")).toBe(typed);
});

test("a key file that was cut short leads to the backup of the keys", async () => {
  const dataDir = path.dirname(await databaseFile());
  await (await vaultIn(dataDir)).store.destroy();
  const file = path.join(dataDir, "secrets/requests.key");
  writeFileSync(file, "half");
  await expect(vaultIn(dataDir)).rejects.toThrow(
    `${file} is not 32 random bytes in base64. Put it back from your backup`,
  );
  expect(readFileSync(file, "utf8")).toBe("half");
});

test("when the key of what is stored is not there, nothing opens, and no other key is made in its place", async () => {
  const dataDir = path.dirname(await databaseFile());
  const vault = await vaultIn(dataDir);
  await submitTo(vault);
  await vault.store.destroy();
  const file = path.join(dataDir, "secrets/requests.key");
  const key = readFileSync(file, "utf8");
  rmSync(file);
  await expect(vaultIn(dataDir)).rejects.toThrow(`The key ${file} cannot be read. Put it back`);
  expect(existsSync(file)).toBe(false);
  writeFileSync(file, randomBytes(32).toString("base64"));
  await expect(vaultIn(dataDir)).rejects.toThrow(
    /^Requests are sealed with the key [0-9a-f]{16}, which is neither in /,
  );
  writeFileSync(file, key);
  expect(await listRequests(await vaultIn(dataDir))).toMatchObject([{ readable: true }]);
});

test("a request that somebody changed in the database is named, and the others stay readable", async () => {
  const vault = await vaultIn(path.dirname(await databaseFile()));
  const [changed, whole] = [await submitTo(vault), await submitTo(vault)];
  const { sealed } = await vault.store
    .selectFrom("requests")
    .select("sealed")
    .where("reference", "=", whole)
    .executeTakeFirstOrThrow();
  await vault.store.updateTable("requests").set({ sealed }).where("reference", "=", changed).execute();
  expect(await findRequest(vault, changed)).toMatchObject({ readable: false, reason: "changed" });
  expect(await findRequest(vault, whole)).toMatchObject({ readable: true, answers: { name: "Ada Lovelace" } });
});

test("no answer stands in a file of the database", async () => {
  const dataDir = path.dirname(await databaseFile());
  const vault = await vaultIn(dataDir);
  const typed = { name: CANARY, email: "canary@example.com", region: "Canary Islands", message: "A canary sings" };
  await submitTo(vault, { ...typed, phone: "202-555-0199", goal: "sport", leaveMessage: "yes" });
  const withJournal = filesOf(dataDir);
  await vault.store.destroy();
  for (const files of [withJournal, filesOf(dataDir)])
    expect(files).not.toMatch(/canary|wilhelmina|5550199|555-0199|sport|adult|leaveMessage/i);
});

test("requests of a version that did not seal are sealed, word for word, and nothing of them stays in the clear", async () => {
  const dataDir = await dataBeforeSealing(CANARY);
  expect(filesOf(dataDir)).toContain(CANARY);
  const vault = await vaultIn(dataDir);
  expect(filesOf(dataDir)).not.toMatch(/canary|m{12}/i);
  const requests = await listRequests(vault);
  expect(requests).toHaveLength(50);
  expect(requests[0]).toMatchObject({
    id: "id-49",
    receivedAt: new Date(49),
    consentVersion: "2026-11",
    answers: { name: CANARY, imaging: ["mri"], message: "m".repeat(300) },
  });
  expect((await vault.store.introspection.getTables()).map(({ name }) => name)).not.toContain("requests_open");
  expect(await verifyTrail(vault.store, vault.hashKey)).toMatchObject({ ok: true, count: 1 });
});

test("when sealing them is interrupted, the next opening takes it up", async () => {
  const dataDir = await dataBeforeSealing(CANARY);
  const drawn = { bytes: 0 };
  const failing = (size: number) => {
    drawn.bytes += size;
    if (drawn.bytes > 1000) throw new Error("cut off");
    return randomBytes(size);
  };
  await expect(vaultIn(dataDir, failing)).rejects.toThrow("cut off");
  const requests = await listRequests(await vaultIn(dataDir));
  expect(requests.filter(({ readable }) => readable)).toHaveLength(50);
  expect(filesOf(dataDir)).not.toContain(CANARY);
});
