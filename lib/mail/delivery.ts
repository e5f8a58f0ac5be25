import type { KeyObject } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { Clinic } from "../content/schema.ts";
import { describeError, type Log } from "../log.ts";
import type { Store } from "../store/database.ts";
import { acknowledgement, type Message, noticeToClinic } from "./messages.ts";
import { LEASE, type LeasedMail, leaseMail, markFailed, markSent } from "./outbox.ts";
import type { Send } from "./transport.ts";

/** What a mail needs of its request. The address is opened only now, and stands nowhere but in the mail. */
type Addressee = { reference: string; email: string | undefined; automatic: boolean };

export type PostOffice = {
  store: () => Promise<Store>;
  /** Opens a request; throws when it cannot be opened, gives nothing when it was erased. */
  addressee: (requestId: string) => Promise<Addressee | undefined>;
  auditKey: () => Promise<KeyObject>;
  send: Send;
  clinic: Clinic;
  siteUrl: string;
  from: string;
  now: () => Date;
  log: Log;
};

/**
 * How long the outbox rests after each outcome, in milliseconds. Every mail takes time from whoever sends a form
 * meanwhile; and after one that was not taken, the next one would most likely not be either.
 */
const REST = { sent: 100, later: 1_000, "given-up": 1_000, idle: 2_000, failed: 2_000 };

/** An attempt that lasts longer has failed: another may start when the lease ends. */
const DEADLINE = LEASE - 60_000;

/**
 * Sends what is in the outbox, one mail after the other, until it is stopped. What fails is tried again later; whatever
 * happens to this process, the outbox remembers what is owed. `stop` waits for the mail that is being sent, but not long.
 */
export function startDelivery(office: PostOffice): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const outcome = await deliverNext(office).catch((error: unknown) => {
        office.log("outbox-failed", describeError(error));
        return "failed" as const;
      });
      await setTimeout(REST[outcome], undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  }
  const running = run();
  async function stop(): Promise<void> {
    stopping.abort();
    await Promise.race([running, setTimeout(5_000, undefined, { ref: false })]);
  }
  return { stop };
}

/** Sends the mail that is due first. Tells what became of it, or that none is due. */
export async function deliverNext(office: PostOffice): Promise<"idle" | "sent" | "later" | "given-up"> {
  const store = await office.store();
  const mail = await leaseMail(store, office.now());
  if (!mail) return "idle";
  try {
    await sendWithin(office, mail);
  } catch (error) {
    const outcome = await markFailed(store, mail, { now: office.now(), auditKey: await office.auditKey() });
    office.log(outcome === "later" ? "mail-put-off" : "mail-given-up", {
      ...describeError(error),
      count: mail.attempts,
    });
    return outcome;
  }
  await markSent(store, mail, office.now());
  return "sent";
}

async function sendWithin(office: PostOffice, mail: LeasedMail): Promise<void> {
  const { clinic, siteUrl, from, send } = office;
  const addressee = await office.addressee(mail.request_id);
  const message = addressee && messageFor(mail.kind, addressee, office);
  if (!message) return;
  const sender = { from: { name: clinic.name, address: from }, host: new URL(siteUrl).hostname };
  const late = new AbortController();
  const sending = send({ ...message, ...sender, id: mail.id, writtenAt: new Date(mail.created_at) });
  const deadline = setTimeout(DEADLINE, undefined, { signal: late.signal, ref: false }).then(
    () => Promise.reject(new Error("The mail server took too long.")),
    () => undefined,
  );
  try {
    await Promise.race([sending, deadline]);
  } finally {
    late.abort();
  }
}

function messageFor(kind: LeasedMail["kind"], addressee: Addressee, { clinic, siteUrl }: PostOffice) {
  const { reference, email } = addressee;
  if (kind === "notice") return noticeToClinic(addressee, clinic, siteUrl);
  const message: Message | undefined = email ? acknowledgement(reference, email, clinic) : undefined;
  return message;
}
