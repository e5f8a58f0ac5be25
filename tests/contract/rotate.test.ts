import { randomBytes } from "node:crypto";
import { chownSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { openVault } from "@/lib/consultation/open-vault";
import { listRequests } from "@/lib/consultation/requests";
import { rotateKeys } from "@/lib/consultation/rotate";
import { runCommand } from "@/tests/support/command";
import { databaseUrl } from "@/tests/support/postgres";
import { databaseFile, keySource, submitTo, vaultIn } from "@/tests/support/requests";

const NOW = new Date(1_790_000_000_000);

/** How many requests are stored, and how many of them can be opened. */
async function counted(vault: Awaited<ReturnType<typeof vaultIn>>) {
  const requests = await listRequests(vault);
  return [requests.length, requests.filter(({ readable }) => readable).length];
}

test("after a rotation everything is sealed with a new key, and the old one is not needed any more", async () => {
  const dataDir = path.dirname(await databaseFile());
  const vault = await vaultIn(dataDir);
  const before = vault.keys().current;
  for (let count = 0; count < 3; count += 1) await submitTo(vault);
  const rotated = await rotateKeys(vault, await keySource(dataDir), NOW);
  const { current, previous } = vault.keys();
  expect(rotated).toEqual({ ok: true, id: current.id, count: 3 });
  expect(previous).toEqual(before);
  expect(current.id).not.toBe(before.id);
  const REQUESTS_KEY = current.bytes.toString("base64");
  const withoutOld = await openVault(await keySource(dataDir, { REQUESTS_KEY }), randomBytes);
  expect(await counted(withoutOld)).toEqual([3, 3]);
  expect(withoutOld.hashKey.equals(vault.hashKey)).toBe(true);
});

test.runIf(process.getuid?.() === 0)("keys that root rotates still belong to the user of the site", async () => {
  const dataDir = path.dirname(await databaseFile());
  const vault = await vaultIn(dataDir);
  const secrets = path.join(dataDir, "secrets");
  chownSync(secrets, 65534, 65534);
  await rotateKeys(vault, { dataDir, environment: {} }, NOW);
  const owners = readdirSync(secrets).map((name) => statSync(path.join(secrets, name)).uid);
  expect(owners).toEqual([65534, 65534]);
});

test("requests that come in while the command rotates twice are all stored and can all be opened", async () => {
  const dataDir = path.dirname(await databaseFile());
  const vault = await vaultIn(dataDir);
  for (let count = 0; count < 60; count += 1) await submitTo(vault);
  const state = { rotates: true };
  const environment = { DATA_DIR: dataDir, DATABASE_URL: (await databaseUrl(dataDir)) ?? "" };
  const rotating = (async () => {
    const printed = [await runCommand("keys-rotate.ts", [], environment)];
    printed.push(await runCommand("keys-rotate.ts", [], environment));
    state.rotates = false;
    return printed;
  })();
  const sent: string[] = [];
  while (state.rotates) {
    // There may be more of them than a clinic takes in an hour.
    sent.push(await submitTo(vault, {}, undefined, { limited: false }));
    await setImmediate();
  }
  for (const { code, stderr, stdout } of await rotating) {
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/sealed with the key [0-9a-f]{16} now; \d+ were sealed anew/);
  }
  expect(sent.every((reference) => reference !== "")).toBe(true);
  expect(await counted(vault)).toEqual([60 + sent.length, 60 + sent.length]);
});

test("a rotation that was cut off is finished by the next one, without a third key", async () => {
  const dataDir = path.dirname(await databaseFile());
  const source = await keySource(dataDir);
  const vault = await vaultIn(dataDir);
  for (let count = 0; count < 60; count += 1) await submitTo(vault);
  const drawn = { times: 0 };
  const random = (size: number) => {
    drawn.times += 1;
    if (drawn.times > 55) throw new Error("cut off");
    return randomBytes(size);
  };
  await expect(rotateKeys({ ...vault, random }, source, NOW)).rejects.toThrow("cut off");
  const halfway = readFileSync(path.join(dataDir, "secrets/requests.key"), "utf8");
  expect(await counted(await vaultIn(dataDir))).toEqual([60, 60]);
  expect(await rotateKeys(vault, source, NOW)).toMatchObject({ ok: true, count: 10 });
  expect(readFileSync(path.join(dataDir, "secrets/requests.key"), "utf8")).toBe(halfway);
});

test("a key that the environment gives is rotated there, and the command seals anew", async () => {
  const dataDir = path.dirname(await databaseFile());
  const [old, fresh] = [randomBytes(32), randomBytes(32)].map((key) => key.toString("base64"));
  const first = await keySource(dataDir, { REQUESTS_KEY: old });
  const vault = await openVault(first, randomBytes);
  await submitTo(vault);
  expect(await rotateKeys(vault, first, NOW)).toEqual({
    ok: false,
    reason: expect.stringContaining("REQUESTS_KEY_PREVIOUS"),
  });
  const both = await keySource(dataDir, { REQUESTS_KEY: fresh, REQUESTS_KEY_PREVIOUS: old });
  expect(await rotateKeys(await openVault(both, randomBytes), both, NOW)).toMatchObject({ ok: true, count: 1 });
  const onlyFresh = await keySource(dataDir, { REQUESTS_KEY: fresh });
  expect(await counted(await openVault(onlyFresh, randomBytes))).toEqual([1, 1]);
});
