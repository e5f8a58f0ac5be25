import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import type { SMTPServerOptions } from "smtp-server";
import { expect, test } from "vitest";
import type { Vault } from "@/lib/consultation/vault";
import { transact } from "@/lib/store/transact";
import { canaryForm } from "@/tests/support/canary";
import { IS_LONG, keepForLast, startFaultSite, vaultOf } from "@/tests/support/fault-site";
import { freePort } from "@/tests/support/free-port";
import { refusal, startMailServer } from "@/tests/support/mail-server";
import { openedBefore, openForm } from "@/tests/support/open-form";
import { kill, type OwnSite } from "@/tests/support/own-site";
import { postForm } from "@/tests/support/posted-form";
import { holdWritingTurn } from "@/tests/support/writing-turn";

type Served = { site: OwnSite; port: number };
let started: Promise<Served> | undefined;

/** One site for these tests, and the port where it looks for its mail server. */
function theSite(): Promise<Served> {
  async function start(): Promise<Served> {
    const port = await freePort();
    return { port, site: await startFaultSite({ SMTP_URL: `smtp://127.0.0.1:${port}` }) };
  }
  started ??= start();
  return started;
}

/** Sends a form for each address. */
async function sendAs(site: OwnSite, ...emails: string[]): Promise<void> {
  const form = await openForm(site.url);
  for (const email of emails) expect((await postForm(openedBefore(form), canaryForm({ email }))).status).toBe(303);
}

/**
 * Lets the time pass until each mail that was put off is due, and until the lease of a sender that died has ended. A real
 * wait would be minutes: the times are moved in the database in its stead.
 */
async function letTimePass({ store }: Vault): Promise<void> {
  await transact(store, async (turn) => {
    await turn.updateTable("outbox").set({ due_at: 0 }).where("sent_at", "is", null).execute();
    await turn.updateTable("outbox").set({ leased_until: 0 }).where("leased_until", "is not", null).execute();
  });
}

/** How many mails are owed and were tried in vain. */
async function putOff({ store }: Vault): Promise<number> {
  const tried = store.selectFrom("outbox").select("id").where("sent_at", "is", null).where("attempts", ">", 0);
  return (await tried.where("lease", "is", null).execute()).length;
}

async function unsent({ store }: Vault): Promise<number> {
  return (await store.selectFrom("outbox").select("id").where("sent_at", "is", null).execute()).length;
}

type Arrived = { to: string[]; content: string };

/** The addresses of the mails, in order, each as often as it was written to; the clinic's notices are left out. */
function patientsOf(arrived: Arrived[]): string[] {
  return arrived.flatMap(({ to }) => to.filter((address) => address.endsWith("@perch.example"))).sort();
}

function idsOf(arrived: Arrived[]): (string | undefined)[] {
  return arrived.map(({ content }) => /^Message-ID: (.+)$/im.exec(content)?.[1]);
}

const WAIT = { timeout: 120_000, interval: 100 };

/** How the mail server treats whom, as the first word of an address says. */
const TREATED = {
  later: { onRcptTo: (_address, _session, callback) => callback(refusal(451)) },
  never: { onRcptTo: (_address, _session, callback) => callback(refusal(550)) },
  unwanted: { onData: (stream, _session, callback) => void stream.resume().on("end", () => callback(refusal(554))) },
  ...(IS_LONG ? { silent: { onRcptTo: () => undefined } } : {}),
} satisfies Record<string, SMTPServerOptions>;

test("whatever the mail server does, requests are taken, no mail is lost, and one that was cut off comes twice at most", async () => {
  const { site, port } = await theSite();
  const vault = await vaultOf(site);

  // While nothing listens there:
  await sendAs(site, "qanary-down@perch.example");
  await expect.poll(() => putOff(vault), WAIT).toBe(2);

  let isMended = false;
  const faulty: Arrived[] = [];
  const treatment = (address: string): SMTPServerOptions =>
    isMended ? {} : (Object.entries(TREATED).find(([name]) => address.includes(`-${name}@`))?.[1] ?? {});
  const server = await startMailServer(
    {
      onRcptTo: (address, session, callback) =>
        (treatment(address.address).onRcptTo ?? ((_a, _s, done) => done()))(address, session, callback),
      onData(stream, session, callback) {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const own = treatment(to[0] ?? "").onData;
        if (own) return own(stream, session, callback);
        void text(stream).then((content) => {
          faulty.push({ to, content });
          // As a server does that falls over once it has the mail, and before it has said so.
          if (to[0]?.includes("-cut@") && !isMended) server.hangUp();
          else callback();
        });
      },
    },
    port,
  );
  await letTimePass(vault);
  await expect.poll(() => unsent(vault), WAIT).toBe(0);
  expect(patientsOf(faulty)).toEqual(["qanary-down@perch.example"]);

  const names = [...Object.keys(TREATED), "cut"].map((name) => `qanary-${name}@perch.example`);
  await sendAs(site, ...names);
  await expect.poll(() => putOff(vault), WAIT).toBe(names.length);
  expect(patientsOf(faulty)).toEqual(["qanary-cut@perch.example", "qanary-down@perch.example"]);

  isMended = true;
  await letTimePass(vault);
  await expect.poll(() => unsent(vault), WAIT).toBe(0);
  expect(patientsOf(faulty)).toEqual([...names, "qanary-cut@perch.example", "qanary-down@perch.example"].sort());
  expect(new Set(idsOf(faulty)).size).toBe(faulty.length - 1);
  const cut = faulty.filter(({ to }) => to[0]?.includes("-cut@"));
  expect(new Set(idsOf(cut)).size).toBe(1);
  for (const { content } of faulty) await keepForLast("mail", content);
});

test("when the site is killed after a mail was taken and before it has noted it, the mail goes once more, with the same Message-ID", async () => {
  const arrived: Arrived[] = [];
  const { promise: killed, resolve: isKilled } = Promise.withResolvers<void>();
  const { site, port } = await theSite();
  const taking: SMTPServerOptions = {
    onData(stream, session, callback) {
      void text(stream).then(async (content) => {
        arrived.push({ to: session.envelope.rcptTo.map(({ address }) => address), content });
        if (arrived.length > 1) return callback();
        // Nobody can write while the site is told that the mail was taken; then it dies.
        const letGo = await holdWritingTurn(site.dataDir);
        callback();
        await setTimeout(300);
        await kill(site);
        await letGo();
        isKilled();
      });
    },
  };
  await startMailServer(taking, port);
  const form = await openForm(site.url);
  const byPhone = { email: "", contactBy: "phone", leaveMessage: "no" };
  expect((await postForm(openedBefore(form), canaryForm(byPhone))).status).toBe(303);
  await killed;

  const vault = await vaultOf(site);
  expect(await unsent(vault)).toBe(1);
  await letTimePass(vault);
  await startFaultSite({ SMTP_URL: `smtp://127.0.0.1:${port}`, DATA_DIR: site.dataDir });
  await expect.poll(() => unsent(vault), WAIT).toBe(0);
  expect(arrived).toHaveLength(2);
  expect(idsOf(arrived)[0]).toMatch(/^<.+@localhost>$/);
  expect(new Set(idsOf(arrived)).size).toBe(1);
  for (const { content } of arrived) await keepForLast("mail", content);
});
