import { randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import type { SMTPServerOptions } from "smtp-server";
import { expect, test } from "vitest";
import { verifyTrail } from "@/lib/audit/trail";
import { TEST_SERVER } from "@/lib/cli/test-server";
import { findByPerson } from "@/lib/consultation/find";
import { countArrival } from "@/lib/consultation/limits";
import { openVault } from "@/lib/consultation/open-vault";
import { countRequests, listRequests } from "@/lib/consultation/requests";
import { ONCE_KEY_NAME } from "@/lib/consultation/schema";
import { newStamp, stampKey } from "@/lib/consultation/stamp";
import type { Vault } from "@/lib/consultation/vault";
import { mailsOf, oweMail } from "@/lib/mail/outbox";
import type { Store } from "@/lib/store/database";
import { LONG_PATIENCE, transact } from "@/lib/store/transact";
import { canaryForm, tracesIn } from "@/tests/support/canary";
import { IS_LONG, newDataDir, sayNumbers, startFaultSite } from "@/tests/support/fault-site";
import { startMailServer } from "@/tests/support/mail-server";
import { bodyOf, type OpenForm, openedBefore, openForm } from "@/tests/support/open-form";
import { kill } from "@/tests/support/own-site";
import { postBody, postByScript, postForm } from "@/tests/support/posted-form";
import { asAdmin, databaseUrl } from "@/tests/support/postgres";
import { startTwoServers } from "@/tests/support/two-servers";

/** What two servers share: a database and its key. `vault` is a look into it beside them. */
async function sharedDatabase() {
  const dataDir = await newDataDir();
  const REQUESTS_KEY = randomBytes(32).toString("base64");
  const shared = { DATABASE_URL: (await databaseUrl(dataDir)) ?? "", REQUESTS_KEY };
  return { shared, vault: await openVault({ dataDir, environment: shared }, randomBytes) };
}

async function owed({ store }: Vault): Promise<number> {
  return (await store.selectFrom("outbox").select("id").where("sent_at", "is", null).execute()).length;
}

/** How many mails are owed that nobody is sending. */
async function free({ store }: Vault): Promise<number> {
  const unsent = store.selectFrom("outbox").select("id").where("sent_at", "is", null);
  return (await unsent.where("leased_until", "is", null).execute()).length;
}

/** Has mails sent now that were put off while the machine was busy, by minutes and hours. Gives how many there were. */
async function hurry({ store }: Vault): Promise<number> {
  const putOff = store.updateTable("outbox").set({ due_at: 0 }).where("sent_at", "is", null).where("due_at", ">", 0);
  const { numUpdatedRows } = await putOff
    .where("attempts", ">", 0)
    .where("lease", "is", null)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** Lets the lease of a server that died end now, and not in five minutes. */
async function endLeases({ store }: Vault): Promise<void> {
  await store.updateTable("outbox").set({ leased_until: 0 }).where("leased_until", "is not", null).execute();
}

/** A mail server that keeps the Message-ID of each mail which it has confirmed. `meet` is asked before it confirms. */
function postBox(confirmed: string[], meet: () => Promise<boolean>): SMTPServerOptions {
  return {
    onData(stream, _session, callback) {
      const taken = text(stream).then(async (content) => {
        if (!(await meet())) return;
        confirmed.push(/^Message-ID: (.+)$/im.exec(content)?.[1] ?? "none");
        callback();
      });
      // A server that is killed may not have sent all of it.
      taken.catch(() => undefined);
    },
  };
}

const WAIT = { timeout: 60_000, interval: 100 };

test("two servers are one: each takes the other's forms, once, and they count and send together, also when one dies", async () => {
  const { shared, vault } = await sharedDatabase();
  const confirmed: string[] = [];
  const death = Promise.withResolvers<void>();
  const fate = { isNear: false };
  // One dies while it sends a mail. The other is slow meanwhile, so that each of them has one.
  const first = await startMailServer(
    postBox(confirmed, async () => {
      if (fate.isNear) await kill(sites[0]).then(death.resolve);
      return !fate.isNear;
    }),
  );
  const second = await startMailServer(
    postBox(confirmed, async () => {
      if (fate.isNear) await death.promise;
      return true;
    }),
  );
  const limited = { ...shared, REQUEST_LIMITS: "on", TRUST_PROXY: "127.0.0.1,::1" };
  const { sites } = await startTwoServers(limited, [{ SMTP_URL: first.url }, { SMTP_URL: second.url }]);
  const urls = sites.map(({ url }) => url);
  const NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = randomBytes(32).toString("base64");
  const third = startFaultSite({ ...shared, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY });
  await expect(third).rejects.toThrow("NEXT_SERVER_ACTIONS_ENCRYPTION_KEY is another one here than on the servers");

  // A form that one of them has made goes to both, again and again: it is one request.
  const form = openedBefore(await openForm(sites[0].url));
  const typed = canaryForm();
  const ways = [postForm, postForm, postByScript].flatMap((post) => urls.map((url) => post({ ...form, url }, typed)));
  const references = new Set((await Promise.all(ways)).map(({ reference }) => reference));
  expect([...references]).toEqual([expect.stringMatching(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/)]);
  expect(await findByPerson(vault, typed.email)).toHaveLength(1);

  // Of an address that sends to both in turns, thirty are taken in all.
  const from = { address: "203.0.113.7", network: "203.0.113.0/24" };
  for (let count = 0; count < 27; count += 1)
    await countArrival(vault.store, vault.hashKey, { sender: from, isAutomatic: false, now: new Date() });
  const sendByPhone = async (url = "", headers = {}) => {
    const body = bodyOf(openedBefore(form), canaryForm({ email: "", contactBy: "phone", leaveMessage: "no" }));
    return (await postBody(url, body, { headers: { ...headers, origin: url } })).status;
  };
  const statuses: number[] = [];
  for (let count = 0; count < 5; count += 1)
    statuses.push(await sendByPhone(urls[count % 2], { "x-forwarded-for": from.address }));
  expect(statuses).toEqual([303, 303, 303, 429, 429]);

  // What the one that dies was sending, the other sends when the lease has ended.
  await expect.poll(() => owed(vault), WAIT).toBe(0);
  fate.isNear = true;
  for (const url of urls) expect(await sendByPhone(url)).toBe(303);
  await death.promise;
  await endLeases(vault);
  await expect.poll(() => owed(vault), WAIT).toBe(0);
  const mails = await vault.store.selectFrom("outbox").select("id").execute();
  expect(mails).toHaveLength(2 + 3 + 2);
  expect(confirmed.toSorted()).toEqual(mails.map(({ id }) => `<${id}@localhost>`).toSorted());
  expect(await verifyTrail(vault.store, vault.hashKey)).toMatchObject({ ok: true });
  expect(await tracesOnDisk()).toEqual([]);
  await vault.store.destroy();
});

/** What of the answers stands in the files of the server, its journal among them. */
async function tracesOnDisk(): Promise<string[]> {
  await asAdmin("checkpoint");
  const { rows } = await asAdmin("show data_directory");
  const folder: string = rows[0].data_directory;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((one) => one.isFile() && /\/(base|pg_wal)/.test(one.parentPath))) {
    const file = path.join(entry.parentPath, entry.name);
    const bytes = await readFile(file, "latin1").catch(() => "");
    found.push(...tracesIn(bytes).map((trace) => `${trace} in ${file}`));
  }
  return found;
}

const [POSTS, KILLS, SENDERS] = [10_000, 5, 20];

/** Every so many forms look like a person's; the others look automatic. */
const PERSON = 5;

/** For every so many both mails are owed, though for so many in an hour the site itself would owe none. */
const MAILED = 10;

async function oweMails({ store }: Vault, reference: string): Promise<void> {
  async function owe(transaction: Store): Promise<void> {
    const request = transaction.selectFrom("requests").select("id").where("reference", "=", reference);
    const { id } = await request.executeTakeFirstOrThrow();
    if ((await mailsOf(transaction, id)).length === 0)
      await oweMail(transaction, { requestId: id, kinds: ["notice", "acknowledgement"], now: new Date() });
  }
  await transact(store, owe, LONG_PATIENCE);
}

async function tenThousandForms() {
  const { shared, vault } = await sharedDatabase();
  const confirmed: string[] = [];
  const box = await startMailServer(postBox(confirmed, async () => true));
  const { sites, restart } = await startTwoServers(shared, [{ SMTP_URL: box.url }, { SMTP_URL: box.url }]);
  const form = await openForm(sites[0].url);
  const acknowledged: string[] = [];
  const times = { began: performance.now(), again: 0, failed: 0, kills: 0 };
  let posted = 0;

  /** Like what stands in front of the servers: when one does not answer, the same form goes to the other. */
  async function sendOn(): Promise<void> {
    while (posted < POSTS) {
      const number = posted++;
      const own = number % PERSON === 0 ? openedBefore(form) : openedNow(form);
      const typed = canaryForm();
      const [one, other] = number % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const);
      const answered = await postForm({ ...own, url: sites[one].url }, typed).catch(() => {
        times.again += 1;
        return postForm({ ...own, url: sites[other].url }, typed).catch(() => undefined);
      });
      if (!answered?.reference) times.failed += 1;
      else acknowledged.push(answered.reference);
      if (answered?.reference && number % MAILED === 0) await oweMails(vault, answered.reference);
    }
  }
  async function killNowAndThen(): Promise<void> {
    for (let kills = 1; kills <= KILLS; kills += 1) {
      await expect
        .poll(() => posted, { timeout: 600_000, interval: 20 })
        .toBeGreaterThan((POSTS * kills) / (KILLS + 1));
      await kill(sites[0]);
      times.kills += 1;
      await restart(0);
    }
  }
  await Promise.all([killNowAndThen(), ...Array.from({ length: SENDERS }, sendOn)]);
  const seconds = Math.round((performance.now() - times.began) / 1_000);

  const stored = await listRequests(vault);
  const each = `${acknowledged.length} acknowledged, ${stored.length} stored, ${acknowledged.length - new Set(acknowledged).size} twice, ${times.again} sent to the other, ${times.failed} refused`;
  await sayNumbers(`two servers, ${times.kills} kills: ${POSTS} posted in ${seconds} s, ${each}`);
  const readable = new Set(stored.filter((request) => request.readable).map(({ reference }) => reference));
  expect(acknowledged.filter((reference) => !readable.has(reference))).toEqual([]);
  expect(new Set(acknowledged).size).toBe(acknowledged.length);
  expect([readable.size, await countRequests(vault)]).toEqual([stored.length, stored.length]);
  expect(stored.length).toBe(acknowledged.length);
  expect(await verifyTrail(vault.store, vault.hashKey)).toMatchObject({ ok: true, count: stored.length });

  // What was being sent by a server that died is all that is left when the others have sent the rest.
  let putOff = 0;
  const unsent = async () => {
    putOff += await hurry(vault);
    return free(vault);
  };
  await expect.poll(unsent, { timeout: 600_000, interval: 500 }).toBe(0);
  await setTimeout(5_000);
  await endLeases(vault);
  await expect.poll(() => owed(vault), { timeout: 600_000, interval: 500 }).toBe(0);
  const mails = await vault.store.selectFrom("outbox").select("id").execute();
  await sayNumbers(
    `mails: ${mails.length} owed, ${confirmed.length} arrived, ${new Set(confirmed).size} different, ${putOff} put off`,
  );
  expect(new Set(confirmed)).toEqual(new Set(mails.map(({ id }) => `<${id}@localhost>`)));
  // A server that dies after a mail was taken, and before it has noted it, leaves it to be sent once more.
  expect(confirmed.length - mails.length).toBeLessThanOrEqual(KILLS);
  await vault.store.destroy();
}

/** A form like this one, in a page that was opened just now, as a program sends it. */
function openedNow(form: OpenForm): OpenForm {
  const stamp = newStamp(stampKey(TEST_SERVER), new Date(), randomBytes);
  return { ...form, hidden: form.hidden.map(([name, value]) => [name, name === ONCE_KEY_NAME ? stamp : value]) };
}

if (IS_LONG)
  test(
    "of ten thousand forms to two servers, one of which is killed five times, none is lost",
    tenThousandForms,
    1_800_000,
  );
