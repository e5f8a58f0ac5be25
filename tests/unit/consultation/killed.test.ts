import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { verifyTrail } from "@/lib/audit/trail";
import { listRequests } from "@/lib/consultation/requests";
import { databaseFile, vaultIn } from "@/tests/support/requests";

/** Stores requests without a pause, and writes down each reference that it got. */
const SUBMITTING = `
  import { randomBytes } from "node:crypto";
  import { openVault } from "./lib/consultation/open-vault.ts";
  import { submitConsultation } from "./lib/consultation/submit.ts";
  const opened = await openVault({ dataDir: process.argv[1], environment: {} }, randomBytes);
  for (let count = 0; ; count += 1) {
    const email = \`ada-\${process.pid}-\${count}@example.com\`;
    const request = { name: "Ada Lovelace", email, region: "Ohio", adult: "adult", examined: "yes" };
    const outcome = await submitConsultation(request, { vault: async () => opened, now: new Date(), log: () => undefined });
    if (outcome.ok) console.log(outcome.reference);
    await new Promise(setImmediate);
  }
`;

/** Lets a process store requests until it has written down that many, and kills it as a power cut would. */
async function acknowledgedBeforeKill(dataDir: string, many: number): Promise<string[]> {
  const submitting = spawn(process.execPath, ["--input-type=module", "-e", SUBMITTING, dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = once(submitting, "exit");
  const references: string[] = [];
  for await (const line of createInterface(submitting.stdout)) {
    references.push(line);
    if (references.length === many) submitting.kill("SIGKILL");
  }
  await gone;
  return references;
}

test("whenever the process is killed, what it had acknowledged is stored, can be opened, and is owed its mails", async () => {
  const dataDir = path.dirname(await databaseFile());
  const acknowledged: string[] = [];
  for (const many of [1, 17, 40]) acknowledged.push(...(await acknowledgedBeforeKill(dataDir, many)));
  expect(acknowledged.length).toBeGreaterThanOrEqual(58);

  const vault = await vaultIn(dataDir);
  const stored = await listRequests(vault);
  const readable = new Set(stored.filter((request) => request.readable).map(({ reference }) => reference));
  expect(acknowledged.filter((reference) => !readable.has(reference))).toEqual([]);
  expect(await verifyTrail(vault.store, vault.hashKey)).toMatchObject({ ok: true, count: stored.length });
  // It goes on until the signal arrives, on a busy machine for so many that they count as a flood, of which nobody is told.
  const told = Math.min(stored.length, 60);
  expect(await vault.store.selectFrom("outbox").select("id").execute()).toHaveLength(2 * told);
  const check = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(vault.store);
  expect(check.rows).toEqual([{ integrity_check: "ok" }]);
});
