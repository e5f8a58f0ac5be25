import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { backUp } from "@/lib/backup/back-up";
import { logErasures, readErasures } from "@/lib/backup/erasure-log";
import type { Kept } from "@/lib/backup/kept";
import { keysFile } from "@/lib/backup/keys-file";
import { readSealedFile } from "@/lib/backup/sealed-file";
import { storePlace } from "@/lib/consultation/open-vault";
import { findRequest } from "@/lib/consultation/requests";
import { recordWork } from "@/lib/inbox/work";
import { mailFile } from "@/lib/mail/mail-files";
import { eraseRequests, eraseTraces } from "@/lib/retention/erase";
import { readSnapshot } from "@/lib/store/snapshot";
import { bytesIn, keptIn, tracesOf } from "@/tests/support/kept";
import { submitTo } from "@/tests/support/requests";

const NOW = new Date("2026-11-21T12:00:00Z");

async function erase(kept: Kept, id: string) {
  await eraseRequests(kept, async () => [id], { at: NOW });
  await eraseTraces(kept, NOW);
}

test("of an erased request no byte is left: not its answers, key, hashes or mails, in the database, its journal or a file", async () => {
  const kept = await keptIn();
  const { dataDir } = kept.source;
  const others = [];
  for (let count = 0; count < 20; count += 1)
    others.push(await submitTo(kept.vault, { email: `grace-${count}@example.com`, message: "m".repeat(200) }));
  const reference = await submitTo(kept.vault, { name: "Wilhelmina Canary", message: "m".repeat(290) });
  const work = { version: 0, deed: "talked", text: "Wilhelmina wants the lift.", status: "open" } as const;
  expect(await recordWork(kept.vault, reference, work, { at: NOW, person: "staff-1" })).toBe("saved");
  const { id, mailIds, texts } = await tracesOf(kept, reference);
  mkdirSync(path.join(dataDir, "mail"));
  for (const mail of mailIds) writeFileSync(mailFile(dataDir, mail), "To: ada@example.com");
  await backUp(kept, NOW, 14);
  const before = bytesIn(dataDir);
  expect(texts.filter((text) => !before.includes(text))).toEqual([]);
  // It has been in the journal and in the database, and so has what came after.
  for (const other of others.slice(0, 5)) await erase(kept, (await tracesOf(kept, other)).id);

  await erase(kept, id);
  const files = readdirSync(dataDir).filter((name) => /^(clinic\.db|mail)/.test(name));
  expect(files).toContain("clinic.db-wal");
  const after = bytesIn(dataDir);
  expect(texts.filter((text) => after.includes(text))).toEqual([]);
  expect(readdirSync(path.join(dataDir, "mail"))).toEqual([]);
  const keys = [];
  for await (const line of readSealedFile(keysFile(kept.backupDir), kept.vault.keys())) keys.push(JSON.stringify(line));
  expect(keys.filter((line) => line.includes(id))).toEqual([]);
  expect(keys).toHaveLength(1 + 15);
  // What is left to say is that it was there and is not any more.
  expect(await readErasures(path.join(kept.backupDir, "erasures.log"))).toEqual(
    new Map([...(await readErasures(path.join(kept.backupDir, "erasures.log"))), [id, NOW]]),
  );
});

test("a request that is erased while somebody reads for long, like a backup, leaves nothing behind either", async () => {
  const kept = await keptIn();
  const reference = await submitTo(kept.vault);
  const { id, texts } = await tracesOf(kept, reference);
  const reading = readSnapshot(storePlace(kept.source), async (snapshot) => {
    await snapshot.selectFrom("requests").select("id").execute();
    await setTimeout(300);
    return (await snapshot.selectFrom("requests").select("id").execute()).length;
  });
  await setTimeout(50);
  await erase(kept, id);
  expect(await reading).toBe(1);
  expect(texts.filter((text) => bytesIn(kept.source.dataDir).includes(text))).toEqual([]);
});

test("an erasure that cannot be written down does not happen, since a restore would undo it", async () => {
  const kept = await keptIn();
  const reference = await submitTo(kept.vault);
  const request = await findRequest(kept.vault, reference);
  writeFileSync(kept.backupDir, "a file where the folder belongs");
  await expect(eraseRequests(kept, async () => [request?.id ?? ""], { at: NOW })).rejects.toThrow();
  expect(await findRequest(kept.vault, reference)).toBeDefined();
  rmSync(kept.backupDir);
  expect(await eraseRequests(kept, async () => [request?.id ?? ""], { at: NOW })).toBe(1);
  expect(await eraseRequests(kept, async () => [request?.id ?? ""], { at: NOW })).toBe(0);
});

test("a power cut while an erasure is written down spoils neither what stands before it nor what comes after", async () => {
  const { backupDir } = await keptIn();
  const [first, second] = ["0d6f1f7e-5f0c-4c57-9f60-0a3b8a1d2c11", "0d6f1f7e-5f0c-4c57-9f60-0a3b8a1d2c22"] as const;
  await logErasures(backupDir, [{ id: first, at: NOW }]);
  const file = path.join(backupDir, "erasures.log");
  writeFileSync(file, `${readFileSync(file, "utf8")}2026-11-21T12:00:00.000Z 0d6f1f`);
  await logErasures(backupDir, [{ id: second, at: NOW }]);
  expect(await readErasures(file)).toEqual(
    new Map([
      [first, NOW],
      [second, NOW],
    ]),
  );
  await logErasures(backupDir, []);
  expect(existsSync(file)).toBe(true);
});
