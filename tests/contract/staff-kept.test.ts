import { cpSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { backUp } from "@/lib/backup/back-up";
import { restore } from "@/lib/backup/restore";
import { rotateKeys } from "@/lib/consultation/rotate";
import { doorTo } from "@/lib/staff/door";
import { findSession } from "@/lib/staff/session";
import { codesToKeep } from "@/lib/staff/set-up";
import { bytesIn, keptIn } from "@/tests/support/kept";
import { keySource, vaultIn } from "@/tests/support/requests";
import { accountWithPassword, browser, PASSWORD, setUp, signInFully } from "@/tests/support/staff";

const START = new Date("2026-11-20T10:00:00Z");
const SITE = "http://localhost:3000";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: START });
});

afterEach(() => {
  vi.useRealTimers();
});

function after(minutes: number): Date {
  const now = new Date(Date.now() + minutes * 60_000);
  vi.setSystemTime(now);
  return now;
}

test("after the disk is lost and the key was changed, staff sign in as before, with the codes of their phones; nobody is signed in", async () => {
  const kept = await keptIn();
  const door = doorTo(kept.vault, SITE);
  const own = browser();
  const email = await accountWithPassword(door, START);
  const secret = await setUp(door, email, START, own);
  expect(await rotateKeys(kept.vault, kept.source, START)).toMatchObject({ ok: true });
  expect(await signInFully(door, email, secret, after(2), browser())).toMatchObject({ ok: true });
  const { file } = await backUp(kept, START, 14);
  await kept.vault.store.destroy();

  const dataDir = path.join(await mkdtemp(path.join(tmpdir(), "clinic-anew-")), "data");
  cpSync(path.join(kept.source.dataDir, "secrets"), path.join(dataDir, "secrets"), { recursive: true });
  const target = { source: await keySource(dataDir), backupDir: path.join(dataDir, "backups") };
  await restore({ file }, target, START);
  const vault = await vaultIn(dataDir);
  const anew = doorTo(vault, SITE);
  expect(await findSession(anew, own.cookies(), new Date())).toBeUndefined();
  const later = browser();
  expect(await signInFully(anew, email, secret, after(2), later)).toMatchObject({ ok: true });
  expect(await findSession(anew, later.cookies(), new Date())).toMatchObject({ isWhole: true, person: { email } });
  await vault.store.destroy();
});

test("whoever reads the database and its backups finds nothing to sign in with", async () => {
  const kept = await keptIn();
  const door = doorTo(kept.vault, SITE);
  const own = browser();
  const secret = await setUp(door, await accountWithPassword(door, START), START, own);
  const id = (await findSession(door, own.cookies(), START))?.person.id ?? "";
  const codes = (await codesToKeep(door, id, START)) ?? [];
  await backUp(kept, START, 14);
  const rows = [];
  for (const table of [
    "staff_sessions",
    "staff_second_factors",
    "staff_passwords",
    "staff_tokens",
    "staff_tries",
  ] as const)
    rows.push(...(await kept.vault.store.selectFrom(table).selectAll().execute()));
  const [token = ""] = own.cookies().session?.split(".") ?? [];
  const raw = Buffer.from(
    (secret.replaceAll(" ", "").match(/./g) ?? [])
      .map((sign) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign).toString(2).padStart(5, "0"))
      .join("")
      .match(/.{8}/g)
      ?.map((byte) => Number.parseInt(byte, 2)) ?? [],
  ).toString("latin1");
  expect([token.length, raw.length, codes.length]).toEqual([32, 32, 10]);
  const everything = JSON.stringify(rows) + bytesIn(kept.source.dataDir);
  for (const found of [token, raw, secret, secret.replaceAll(" ", ""), PASSWORD, ...codes])
    expect(everything.includes(found)).toBe(false);
});
