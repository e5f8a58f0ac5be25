import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { countRequests } from "@/lib/consultation/requests";
import type { Vault } from "@/lib/consultation/vault";
import { canaryForm } from "@/tests/support/canary";
import { cutWrites, failWrites, mendWrites } from "@/tests/support/failing-store";
import { startFaultSite, vaultOf } from "@/tests/support/fault-site";
import { openForm } from "@/tests/support/open-form";
import { postByScript, postForm, saysNotSent } from "@/tests/support/posted-form";
import { asAdmin, databaseUrl } from "@/tests/support/postgres";
import { holdWritingTurn } from "@/tests/support/writing-turn";

/** Brings a fault about in the database of a running site, and gives what ends it. */
type Fault = (site: { dataDir: string; vault: Vault }) => Promise<() => unknown>;

/** New connections can only read, and there are only new ones. */
const readOnly: Fault = async ({ dataDir }) => {
  const name = (await databaseUrl(dataDir))?.split("/").at(-1);
  const set = async (value: string) => {
    await asAdmin(`alter database ${name} set default_transaction_read_only = ${value}`);
    await asAdmin("select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1", [name]);
    await setTimeout(100);
  };
  await set("on");
  return () => set("off");
};

const FAULTS: [name: string, fault: Fault, code: string][] = [
  [
    "the disk is full",
    async ({ vault: { store } }) => {
      await failWrites(store, "outbox", "53100");
      return () => mendWrites(store, "outbox");
    },
    "PG_53100",
  ],
  [
    "the connection is cut in the middle",
    async ({ vault: { store } }) => {
      await cutWrites(store, "audit");
      return () => mendWrites(store, "audit");
    },
    "PG_UNREACHABLE",
  ],
  ["the database can only be read", readOnly, "PG_25006"],
  ["another program writes", ({ dataDir }) => holdWritingTurn(dataDir), "PG_55P03"],
];

test("whatever keeps the server from storing a request, its sender reads that it was not sent and can send it later", async () => {
  const site = await startFaultSite();
  const vault = await vaultOf(site);
  const form = await openForm(site.url);
  for (const [way, send] of Object.entries({ "without script": postForm, "with script": postByScript })) {
    for (const [name, fault, code] of FAULTS) {
      const before = await countRequests(vault);
      const mend = await fault({ dataDir: site.dataDir, vault });
      const typed = canaryForm();
      const answered = await send(form, typed);
      await mend();
      expect([name, way, saysNotSent(answered), answered.reference]).toEqual([name, way, true, undefined]);
      expect([name, site.printed().includes(`"code":"${code}"`)]).toEqual([name, true]);
      expect([name, await countRequests(vault)]).toEqual([name, before]);
      const later = await send(form, typed);
      expect([name, later.reference]).toEqual([name, expect.stringMatching(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/)]);
      expect([name, await countRequests(vault)]).toEqual([name, before + 1]);
    }
  }
});
