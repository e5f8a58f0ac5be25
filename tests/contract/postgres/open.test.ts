import { randomBytes } from "node:crypto";
import path from "node:path";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { refuseOtherFormsKey } from "@/lib/consultation/forms-key";
import { openVault } from "@/lib/consultation/open-vault";
import { rotateKeys } from "@/lib/consultation/rotate";
import { openStore } from "@/lib/store/database";
import { runCommand } from "@/tests/support/command";
import { asAdmin, bareDatabase, databaseUrl } from "@/tests/support/postgres";
import { databaseFile, emptyStore, submitTo, vaultIn } from "@/tests/support/requests";

/** An address with another part in it. */
function changed(address: string, change: (url: URL) => void): string {
  const url = new URL(address);
  change(url);
  return url.href;
}

test("servers that start at once on a new database make its tables and its key once", async () => {
  const DATABASE_URL = await bareDatabase();
  const environment = { DATABASE_URL, REQUESTS_KEY: randomBytes(32).toString("base64") };
  const dataDir = path.dirname(await databaseFile());
  const vaults = await Promise.all([1, 2, 3, 4].map(() => openVault({ dataDir, environment }, randomBytes)));
  const [first] = vaults;
  expect(vaults.every(({ hashKey }) => first?.hashKey.equals(hashKey))).toBe(true);
  expect(await first?.store.selectFrom("kept_keys").select("name").execute()).toEqual([{ name: "hashes" }]);
  await Promise.all(vaults.map(({ store }) => store.destroy()));
  const otherKey = { DATABASE_URL, REQUESTS_KEY: randomBytes(32).toString("base64") };
  const other = openVault({ dataDir, environment: otherKey }, randomBytes);
  await expect(other).rejects.toThrow("which is neither in REQUESTS_KEY nor in REQUESTS_KEY_PREVIOUS");
});

test("a server that makes its forms with another key than the others is refused, until that is changed on purpose", async () => {
  const dataDir = path.dirname(await databaseFile());
  const own = { DATABASE_URL: await bareDatabase(), REQUESTS_KEY: randomBytes(32).toString("base64") };
  const [one, other] = ["one", "other"].map((key) => ({ ...own, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key }));
  const vault = await openVault({ dataDir, environment: own }, randomBytes);
  const started = (environment = {}) =>
    refuseOtherFormsKey(vault, { dataDir, environment: { ...own, ...environment } }).then(
      () => "started",
      (error: Error) => error.message,
    );
  expect(await Promise.all([started(one), started(one)])).toEqual(["started", "started"]);
  const refused = await started(other);
  expect(refused).toMatch(/^NEXT_SERVER_ACTIONS_ENCRYPTION_KEY is another one here than on the servers .+ on all\./);
  expect(refused).not.toContain("\n");
  const REQUESTS_KEY_PREVIOUS = own.REQUESTS_KEY;
  const fresh = { ...own, REQUESTS_KEY: randomBytes(32).toString("base64"), REQUESTS_KEY_PREVIOUS };
  const rotated = await openVault({ dataDir, environment: fresh }, randomBytes);
  const rotate = () => rotateKeys(rotated, { dataDir, environment: fresh }, new Date());
  expect(await rotate()).toMatchObject({ ok: true });
  expect([await started(other), await started(one)]).toEqual([refused, "started"]);
  expect(await rotate()).toMatchObject({ ok: false });
  const changed = await runCommand("keys-rotate.ts", ["--forms"], { DATA_DIR: dataDir, ...fresh });
  expect(changed.stdout).toContain("The next server that starts says which key");
  expect([await started(other), await started(one)]).toEqual(["started", refused]);
  await Promise.all([vault, rotated].map(({ store }) => store.destroy()));
});

test("a database that cannot be used is refused in one line that says what to do, without its password", async () => {
  const address = await bareDatabase();
  const name = address.split("/").at(-1);
  const where = `The database ${name} on 127.0.0.1:${new URL(address).port}`;
  const refusal = (change: (url: URL) => void) =>
    openStore(changed(address, change)).then(
      () => "opened",
      (error: Error) => error.message,
    );
  await asAdmin("create role reader login password 'secret-word'");
  const refusals = [
    await refusal((url) => Object.assign(url, { port: "1", password: "secret-word" })),
    await refusal((url) => Object.assign(url, { password: "secret-word" })),
    await refusal((url) => Object.assign(url, { pathname: "/nowhere" })),
    await refusal((url) => Object.assign(url, { username: "reader", password: "secret-word" })),
    await refusal((url) => Object.assign(url, { search: "?sslmode=require" })),
    await refusal((url) => Object.assign(url, { search: "?sslmode=require&sslrootcert=/nowhere.pem" })),
  ];
  expect(refusals).toEqual([
    expect.stringContaining("on 127.0.0.1:1 does not answer. Start its server"),
    `${where} refuses the user tests or the password. Correct them in DATABASE_URL.`,
    expect.stringContaining("does not exist. Make it there: create database nowhere"),
    expect.stringContaining(`${where} does not let the user reader make and use tables. Make this user its owner`),
    expect.stringContaining(`${where} does not speak encrypted. Switch ssl on in its server`),
    expect.stringContaining("Correct sslrootcert, sslcert or sslkey in DATABASE_URL"),
  ]);
  expect(refusals.join()).not.toContain("secret-word");
});

test("a database that does not wait for the disk is refused, by the name of the setting", async () => {
  const address = await bareDatabase();
  await asAdmin(`alter database ${address.split("/").at(-1)} set synchronous_commit = off`);
  await expect(openStore(address)).rejects.toThrow("has synchronous_commit switched off, so that what is stored");
});

test("the database of another program, or of a newer version, is refused and left as it is", async () => {
  const address = await bareDatabase();
  const store = await emptyStore();
  await sql`insert into kysely_migration values ('9999-later', '2030-01-01')`.execute(store);
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(store);
  const newer = changed(address, (url) => Object.assign(url, { pathname: `/${rows[0]?.name}` }));
  await expect(openStore(newer)).rejects.toThrow("A newer version of this program has changed the database");
  await sql`drop table kysely_migration`.execute(store);
  await expect(openStore(newer)).rejects.toThrow("is the database of another program. Move it to where it belongs");
});

test("the commands work on the server, say where they have looked, and never say the password", async () => {
  const dataDir = path.dirname(await databaseFile());
  const empty = { DATA_DIR: dataDir, DATABASE_URL: await bareDatabase() };
  const nothing = await runCommand("requests.ts", [], empty);
  expect(nothing).toMatchObject({ code: 0, stdout: expect.stringContaining("No requests yet. Nothing is kept in b") });

  const settings = { DATA_DIR: dataDir, DATABASE_URL: (await databaseUrl(dataDir)) ?? "" };
  const vault = await vaultIn(dataDir);
  const reference = await submitTo(vault, { name: "Ada Lovelace" });
  const list = await runCommand("requests.ts", [], settings);
  expect(list).toMatchObject({ code: 0, stderr: "", stdout: expect.stringContaining("Ada Lovelace") });
  const erased = await runCommand("requests.ts", ["erase", reference, "--yes"], settings);
  expect(erased).toMatchObject({ code: 0, stdout: expect.stringContaining(`Request ${reference} is erased.`) });
  const trail = await runCommand("audit.ts", [], settings);
  expect(trail).toMatchObject({ code: 0, stdout: expect.stringContaining("The trail holds: 3 entries") });

  const wrong = {
    ...settings,
    DATABASE_URL: changed(settings.DATABASE_URL, (url) => Object.assign(url, { password: "secret-word" })),
  };
  const { code, stderr } = await runCommand("keys-rotate.ts", [], wrong);
  expect([code, stderr]).toEqual([1, expect.stringContaining("refuses the user tests or the password")]);
  expect(JSON.stringify([nothing, erased, stderr])).not.toMatch(/secret-word|tests:tests/);
});
