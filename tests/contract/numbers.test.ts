import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { closeRequest } from "@/lib/consultation/status";
import type { Vault } from "@/lib/consultation/vault";
import { readNumbers } from "@/lib/numbers/numbers";
import { isWhole } from "@/lib/numbers/schema";
import { workOn } from "@/tests/support/inbox";
import { emptyVault, submitTo } from "@/tests/support/requests";

const CLINIC = { replyTime: "2 working days", hours: [{ days: "Monday to Friday" }] };

/** The Friday of the week that began on November 16. */
const NOW = new Date(2026, 10, 20, 12);

const HOUR = 3_600_000;

const KEPT = { backupsKept: 0, backupDir: "nowhere", smtpUrl: "smtp://mail.example" };

function numbersOf({ store }: Vault, clinic = CLINIC, now = NOW) {
  return readNumbers(store, clinic, KEPT, now);
}

/** A request that came at a time of November; with `hours`, it was answered so much later. */
async function came(vault: Vault, at: Date, hours?: number, automatic = false): Promise<string> {
  const email = `${at.getTime()}@example.com`;
  const reference = await submitTo(vault, { email }, undefined, { now: at, limited: false, automatic });
  if (hours !== undefined)
    await workOn(vault, reference, { deed: "talked", status: "open" }, new Date(at.getTime() + hours * HOUR));
  return reference;
}

test("requests are counted by the week in which they came, from Monday on, people and automatic ones apart", async () => {
  const vault = await emptyVault();
  await came(vault, new Date(2026, 10, 15, 23, 59));
  await came(vault, new Date(2026, 10, 16, 0, 0));
  await came(vault, new Date(2026, 10, 20, 9), undefined, true);
  // The first Monday of the 26 weeks, and the minute before, in summer time where there is one.
  await came(vault, new Date(2026, 4, 25, 0, 0));
  await came(vault, new Date(2026, 4, 24, 23, 59));
  const { weeks } = await numbersOf(vault);
  expect(weeks).toHaveLength(26);
  expect(weeks[0]).toMatchObject({ begins: new Date(2026, 4, 25), people: 1, automatic: 0, isRunning: false });
  expect(weeks[24]).toMatchObject({ begins: new Date(2026, 10, 9), people: 1, automatic: 0 });
  expect(weeks[25]).toMatchObject({ begins: new Date(2026, 10, 16), people: 1, automatic: 1, isRunning: true });
  expect(weeks.reduce((sum, { people, automatic }) => sum + people + automatic, 0)).toBe(4);
});

test("what was erased is still counted as having come, and says that the rest of its week tells little", async () => {
  const vault = await emptyVault();
  await came(vault, new Date(2026, 10, 10, 9), 1);
  const erased = await came(vault, new Date(2026, 10, 11, 9), 2);
  await vault.store.deleteFrom("requests").where("reference", "=", erased).execute();
  const week = (await numbersOf(vault)).weeks[24];
  expect(week).toMatchObject({ people: 1, erased: 1 });
  expect(week && isWhole(week)).toBe(false);
  expect(isWhole({ people: 9, automatic: 0, erased: 1 })).toBe(true);
});

test("half of the people had an answer within the median, and who waits has waited longer than all others", async () => {
  const vault = await emptyVault();
  await came(vault, new Date(2026, 10, 9, 9), 5);
  await came(vault, new Date(2026, 10, 10, 9), 30);
  await came(vault, new Date(2026, 10, 11, 9), 2);
  await came(vault, new Date(2026, 10, 12, 9));
  await came(vault, new Date(2026, 10, 12, 10), 0.1, true);
  await came(vault, new Date(2026, 10, 3, 9));
  await came(vault, new Date(2026, 10, 4, 9), 1);
  await came(vault, new Date(2026, 10, 5, 9));
  const { weeks } = await numbersOf(vault);
  expect(weeks[24]).toMatchObject({ people: 4, median: 5 * HOUR });
  expect(weeks[23]).toMatchObject({ people: 3, median: null });
  expect(weeks[22]).toMatchObject({ people: 0, median: null, due: 0 });
});

test("an answer is in time until the end of the last promised day, and nobody is counted before that has come", async () => {
  const vault = await emptyVault();
  // From a Friday, two working days last until the end of Tuesday: 111 hours from nine in the morning.
  await came(vault, new Date(2026, 10, 13, 9), 110.9);
  await came(vault, new Date(2026, 10, 13, 10), 110.1);
  await came(vault, new Date(2026, 10, 13, 11));
  // Two working days from Wednesday end with this Friday.
  await came(vault, new Date(2026, 10, 18, 9), 1);
  const { weeks } = await numbersOf(vault);
  expect(weeks[24]).toMatchObject({ people: 3, due: 3, inTime: 1 });
  expect(weeks[25]).toMatchObject({ people: 1, due: 0, inTime: 0 });
  const saturday = await numbersOf(vault, CLINIC, new Date(2026, 10, 21, 0, 1));
  expect(saturday.weeks[25]).toMatchObject({ due: 1, inTime: 1 });
  const hours = await numbersOf(vault, { ...CLINIC, replyTime: "24 hours" });
  expect(hours.weeks[25]).toMatchObject({ due: 1, inTime: 1 });
  expect(hours.weeks[24]).toMatchObject({ due: 3, inTime: 0 });
  const soon = await numbersOf(vault, { ...CLINIC, replyTime: "soon" });
  expect(soon.isCounted).toBe(false);
  expect(soon.weeks.map(({ due }) => due)).toEqual(soon.weeks.map(() => 0));
});

test("what is open is counted by its age, who waits apart from who had an answer", async () => {
  const vault = await emptyVault();
  const before = (hours: number) => new Date(NOW.getTime() - hours * HOUR);
  await came(vault, before(1));
  await came(vault, before(23.9), 1);
  await came(vault, before(24));
  await came(vault, before(24 * 28), 3);
  await came(vault, before(24 * 200));
  await came(vault, before(30), undefined, true);
  await closeRequest(vault, await came(vault, before(50)), { at: NOW });
  const counts = (await numbersOf(vault)).ages.map(({ waiting, answered }) => [waiting, answered]);
  expect(counts).toEqual([
    [1, 1],
    [1, 0],
    [0, 0],
    [0, 0],
    [0, 0],
    [1, 1],
  ]);
});

test("mail that waits and backups that are late are told with their age", async () => {
  const vault = await emptyVault();
  await submitTo(vault, {}, undefined, { now: new Date(NOW.getTime() - HOUR), limited: false });
  const { upkeep } = await numbersOf(vault);
  expect(upkeep).toMatchObject({ unsent: 2, oldestUnsentSeconds: 3_600, isMailLate: true, isWithoutBackups: true });
  const backupDir = await mkdtemp(path.join(tmpdir(), "backups-"));
  await mkdir(backupDir, { recursive: true });
  const made = new Date(NOW.getTime() - 30 * HOUR).toISOString().slice(0, 16).replace(":", "");
  await writeFile(path.join(backupDir, `clinic-${made}Z.backup`), "");
  const kept = { backupsKept: 14, backupDir, smtpUrl: undefined };
  const late = await readNumbers(vault.store, CLINIC, kept, NOW);
  expect(late.upkeep).toMatchObject({ newestBackupSeconds: 30 * 3_600, isBackupLate: true, hasNoMailServer: true });
});
