import { mkdtemp, readdir, readFile, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import type { SMTPServerOptions } from "smtp-server";
import { expect, test } from "vitest";
import { verifyTrail } from "@/lib/audit/trail";
import { findRequest, mailAddressee } from "@/lib/consultation/requests";
import type { Vault } from "@/lib/consultation/vault";
import type { LogDetails } from "@/lib/log";
import { deliverNext, type PostOffice, startDelivery } from "@/lib/mail/delivery";
import { givenUp, LEASE, leaseMail } from "@/lib/mail/outbox";
import { fileTransport, type Send, smtpTransport } from "@/lib/mail/transport";
import { refusal, startMailServer } from "@/tests/support/mail-server";
import { emptyVault, submitTo } from "@/tests/support/requests";
import { CLINIC } from "@/tests/support/site";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A post office on a clock that the test sets; it begins when requests are stored. */
function officeOf(vault: Vault, send: Send) {
  const clock = { ahead: 0 };
  const logged: [string, LogDetails?][] = [];
  const office: PostOffice = {
    store: async () => vault.store,
    addressee: (id) => mailAddressee(vault, id),
    auditKey: async () => vault.hashKey,
    send,
    clinic: CLINIC,
    siteUrl: "https://clinic.example",
    from: CLINIC.email,
    now: () => new Date(Date.now() + clock.ahead),
    log: (...event) => logged.push(event),
  };
  return { office, clock, logged };
}

function idOf(content: string) {
  return /^Message-ID: (.+)$/m.exec(content)?.[1];
}

test("the clinic gets the reference and an address, the patient what happens next, and neither gets an answer", async () => {
  const { url, arrived } = await startMailServer();
  const vault = await emptyVault();
  const reference = await submitTo(vault, { name: "Wilhelmina Canary", message: "sings", goal: "sport" });
  const { office } = officeOf(vault, smtpTransport(url));
  expect([await deliverNext(office), await deliverNext(office), await deliverNext(office)]).toEqual([
    "sent",
    "sent",
    "idle",
  ]);
  expect(arrived.map(({ to }) => to)).toEqual([[CLINIC.email], ["ada@example.com"]]);
  const [notice = "", thanks = ""] = arrived.map(({ content }) => content);
  expect(notice).toContain(`https://clinic.example/consultation/received?ref=${reference}`);
  expect(notice).not.toContain("ada@example.com");
  expect(thanks.replace(/^To: .*$/m, "")).not.toContain("ada@example.com");
  expect(thanks).toContain(reference);
  for (const content of [notice, thanks]) expect(content).not.toMatch(/canary|wilhelmina|sings|sport|ohio/i);
});

test("the clinic is told when a request looks automatic, and that it may still be a person's", async () => {
  const { url, arrived } = await startMailServer();
  const vault = await emptyVault();
  const reference = await submitTo(vault, {}, undefined, { automatic: true });
  const { office } = officeOf(vault, smtpTransport(url));
  expect([await deliverNext(office), await deliverNext(office)]).toEqual(["sent", "idle"]);
  expect(arrived[0]?.to).toEqual([CLINIC.email]);
  expect(arrived[0]?.content).toContain(`Subject: Perhaps automatic: request ${reference}`);
  expect(arrived[0]?.content).toContain("It may still be a person's");
});

test("a patient who gave no e-mail address is sent none", async () => {
  const { url, arrived } = await startMailServer();
  const vault = await emptyVault();
  await submitTo(vault, { email: "", phone: "202-555-0143", contactBy: "phone", leaveMessage: "no" });
  const { office } = officeOf(vault, smtpTransport(url));
  expect([await deliverNext(office), await deliverNext(office)]).toEqual(["sent", "idle"]);
  expect(arrived.map(({ to }) => to)).toEqual([[CLINIC.email]]);
});

test("without a mail server each mail is a file for this user alone, with the lines of a mail", async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), "clinic-mail-"));
  const vault = await emptyVault();
  const reference = await submitTo(vault);
  const { office } = officeOf(vault, fileTransport(dataDir));
  await deliverNext(office);
  const [name = ""] = await readdir(path.join(dataDir, "mail"));
  expect(name).toMatch(/^[0-9a-f-]{36}\.eml$/);
  const file = path.join(dataDir, "mail", name);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readFile(file, "utf8")).toContain(`Subject: Consultation request ${reference}\r\n`);
});

const FAULTS: Record<string, SMTPServerOptions> = {
  "says later (421) at the start": { onConnect: (_session, callback) => callback(refusal(421)) },
  "refuses the sender (451)": { onMailFrom: (_address, _session, callback) => callback(refusal(451)) },
  "refuses the address (550)": { onRcptTo: (_address, _session, callback) => callback(refusal(550)) },
  "refuses the content (554)": {
    onData: (stream, _session, callback) => void stream.resume().on("end", () => callback(refusal(554))),
  },
  "goes silent": { onMailFrom: () => undefined },
  "goes silent after the content": { onData: (stream) => void stream.resume() },
};

test.each(Object.entries(FAULTS))("a mail server that %s loses nothing: the mail goes later", async (_name, fault) => {
  const broken = await startMailServer(fault);
  const whole = await startMailServer();
  const vault = await emptyVault();
  await submitTo(vault);
  const { office, clock, logged } = officeOf(vault, smtpTransport(broken.url, { socketTimeout: 300 }));
  expect(await deliverNext(office)).toBe("later");
  expect(logged).toEqual([["mail-put-off", expect.objectContaining({ count: 1 })]]);
  const mended = { ...office, send: smtpTransport(whole.url) };
  expect([await deliverNext(mended), await deliverNext(mended)]).toEqual(["sent", "idle"]);
  clock.ahead = 2 * MINUTE;
  expect([await deliverNext(mended), await deliverNext(mended)]).toEqual(["sent", "idle"]);
  expect(whole.arrived).toHaveLength(2);
});

test("while no mail server answers, nothing is lost: the mail goes later", async () => {
  const vault = await emptyVault();
  await submitTo(vault);
  // Port 1 is taken by nothing, and this machine refuses at once.
  const { office, logged } = officeOf(vault, smtpTransport("smtp://127.0.0.1:1"));
  expect([await deliverNext(office), await deliverNext(office), await deliverNext(office)]).toEqual([
    "later",
    "later",
    "idle",
  ]);
  expect(JSON.stringify(logged)).not.toContain("ada@example.com");
});

test("a connection that is cut after the content gives at most a second copy with the same Message-ID", async () => {
  const taken: string[] = [];
  const cutting = await startMailServer({
    onData(stream) {
      // As a server does that falls over once it has the mail, and before it has said so.
      void text(stream).then((content) => {
        taken.push(content);
        cutting.hangUp();
      });
    },
  });
  const whole = await startMailServer();
  const vault = await emptyVault();
  await submitTo(vault, { email: "", phone: "202-555-0143", contactBy: "phone", leaveMessage: "no" });
  const { office, clock } = officeOf(vault, smtpTransport(cutting.url, { socketTimeout: 300 }));
  expect(await deliverNext(office)).toBe("later");
  clock.ahead = 2 * MINUTE;
  expect(await deliverNext({ ...office, send: smtpTransport(whole.url) })).toBe("sent");
  expect(taken).toHaveLength(1);
  expect(whole.arrived).toHaveLength(1);
  expect(idOf(taken[0] ?? "")).toBe(idOf(whole.arrived[0]?.content ?? "none"));
});

test("when the sender dies between sending and noting it, the mail goes once more with the same Message-ID, and no more", async () => {
  const { url, arrived } = await startMailServer();
  const vault = await emptyVault();
  await submitTo(vault, { email: "", phone: "202-555-0143", contactBy: "phone", leaveMessage: "no" });
  const { promise: dies } = Promise.withResolvers<void>();
  const send = smtpTransport(url);
  const dying = officeOf(vault, (letter) => send(letter).then(() => dies));
  void deliverNext(dying.office);
  while (arrived.length === 0) await setTimeout(10);
  const { office, clock } = officeOf(vault, send);
  expect(await deliverNext(office)).toBe("idle");
  clock.ahead = LEASE + MINUTE;
  expect([await deliverNext(office), await deliverNext(office)]).toEqual(["sent", "idle"]);
  expect(arrived).toHaveLength(2);
  expect(idOf(arrived[0]?.content ?? "")).toBe(idOf(arrived[1]?.content ?? "none"));
});

test("a mail that two senders want at once is sent by one of them", async () => {
  const vault = await emptyVault();
  await submitTo(vault, { email: "", phone: "202-555-0143", contactBy: "phone", leaveMessage: "no" });
  const leases = await Promise.all(Array.from({ length: 5 }, () => leaseMail(vault.store, new Date())));
  expect(leases.filter((lease) => lease !== undefined)).toHaveLength(1);
});

test("a server whose clock is a little behind leaves alone what another one has just leased", async () => {
  const vault = await emptyVault();
  await submitTo(vault, { email: "", phone: "202-555-0143", contactBy: "phone", leaveMessage: "no" });
  const at = Date.now() + HOUR;
  expect(await leaseMail(vault.store, new Date(at))).toBeDefined();
  expect(await leaseMail(vault.store, new Date(at - MINUTE))).toBeUndefined();
});

test("attempts grow apart, and after a day a mail is given up where staff see it, with an entry in the trail", async () => {
  const vault = await emptyVault();
  const reference = await submitTo(vault, { email: "", phone: "202-555-0143", contactBy: "phone", leaveMessage: "no" });
  const { office, clock, logged } = officeOf(vault, () => Promise.reject(new Error("down")));
  const tried: number[] = [];
  for (; logged.at(-1)?.[0] !== "mail-given-up" && clock.ahead < 48 * HOUR; clock.ahead += MINUTE)
    if ((await deliverNext(office)) !== "idle") tried.push(clock.ahead / MINUTE);
  const pauses = tried.slice(1).map((at, place) => at - (tried[place] ?? 0));
  expect(pauses.every((pause, place) => place === 0 || pause >= (pauses[place - 1] ?? 0) - 1)).toBe(true);
  expect(tried.length).toBeLessThan(25);
  expect(tried.at(-1)).toBeGreaterThanOrEqual(24 * 60);
  expect(tried.at(-1)).toBeLessThan(27 * 60);
  expect(await givenUp(vault.store)).toEqual([{ reference, kind: "notice" }]);
  expect(await verifyTrail(vault.store, vault.hashKey)).toMatchObject({ ok: true, count: 2 });
  expect(await findRequest(vault, reference)).toMatchObject({ readable: true });
});

test("a clock that was a day ahead, or goes back by one, holds no mail back for long", async () => {
  const vault = await emptyVault();
  await submitTo(vault, { email: "", phone: "202-555-0143", contactBy: "phone", leaveMessage: "no" });
  const { office, clock } = officeOf(vault, () => Promise.reject(new Error("down")));
  clock.ahead = 20 * HOUR;
  expect(await deliverNext(office)).toBe("later");
  clock.ahead = 0;
  expect(await deliverNext({ ...office, send: async () => undefined })).toBe("sent");
});

test("delivery goes on by itself, stops when it is told to, and starts again where it was", async () => {
  const { url, arrived } = await startMailServer();
  const vault = await emptyVault();
  await submitTo(vault);
  const { office } = officeOf(vault, smtpTransport(url));
  const first = startDelivery(office);
  while (arrived.length < 2) await setTimeout(10);
  await first.stop();
  await submitTo(vault);
  const second = startDelivery(office);
  while (arrived.length < 4) await setTimeout(10);
  await second.stop();
  expect(new Set(arrived.map(({ content }) => idOf(content))).size).toBe(4);
});

test("the mails of an erased request are owed no more", async () => {
  const vault = await emptyVault();
  await submitTo(vault);
  await vault.store.deleteFrom("requests").execute();
  expect(await deliverNext(officeOf(vault, async () => undefined).office)).toBe("idle");
});
