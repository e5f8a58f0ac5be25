import { oweMail } from "../mail/outbox.ts";
import type { Store } from "../store/database.ts";
import { keyedHash, normalEmail } from "./hashes.ts";
import type { Vault } from "./vault.ts";

/** So many e-mails a day tell one address that a request has arrived. */
const MOST_ACKNOWLEDGEMENTS = 3;

/** So many e-mails a day tell the clinic of a request that looks automatic. All of them stand in the list. */
const MOST_AUTOMATIC_NOTICES = 3;

/** When more requests than this come within an hour, no further e-mail tells anybody: it is a flood, and in the list. */
const MOST_IN_AN_HOUR = 60;

/** Milliseconds. */
const HOUR = 60 * 60 * 1_000;
const DAY = 24 * HOUR;

/** A request that was just stored. */
type Arrived = { id: string; email: string | undefined; isAutomatic: boolean; now: Date };

/**
 * Owes the mails for a request that was just stored, within its transaction: the clinic is told of it, and the patient
 * who gave an address that it has arrived. What looks automatic is acknowledged to nobody, since the address in it may be
 * a stranger's, and the clinic is told of a few a day. In a flood nobody is told of what comes on top.
 */
export async function oweMails(transaction: Store, vault: Vault, arrived: Arrived): Promise<void> {
  const { id, email, isAutomatic, now } = arrived;
  if (await hasCome(transaction, MOST_IN_AN_HOUR, now.getTime() - HOUR)) return;
  const isNoticed = !isAutomatic || (await automaticInADay(transaction, now)) <= MOST_AUTOMATIC_NOTICES;
  const isTold = !isAutomatic && email && (await givenInADay(transaction, vault, email, now)) <= MOST_ACKNOWLEDGEMENTS;
  if (isNoticed)
    await oweMail(transaction, { requestId: id, kinds: isTold ? ["notice", "acknowledgement"] : ["notice"], now });
}

/**
 * How often an address was given within a day, apart from what looks automatic, of which it is not told. When that is
 * often, somebody else may be typing it, and what we send would be a nuisance. The requests themselves are all kept.
 */
async function givenInADay(transaction: Store, { hashKey }: Vault, email: string, now: Date): Promise<number> {
  const { given } = await transaction
    .selectFrom("requests")
    .select(({ fn }) => fn.countAll<number>().as("given"))
    .where("email_hash", "=", keyedHash(hashKey, "email", normalEmail(email)))
    .where("automatic", "=", 0)
    .where("received_at", ">", now.getTime() - DAY)
    .executeTakeFirstOrThrow();
  return Number(given);
}

/** Says whether more requests than that have come since a time. It looks at no more of them than it has to. */
async function hasCome(transaction: Store, most: number, since: number): Promise<boolean> {
  const beyond = await transaction
    .selectFrom("requests")
    .select("id")
    .where("received_at", ">", since)
    .orderBy("received_at", "desc")
    .offset(most)
    .limit(1)
    .executeTakeFirst();
  return beyond !== undefined;
}

async function automaticInADay(transaction: Store, now: Date): Promise<number> {
  const { arrived } = await transaction
    .selectFrom("requests")
    .select(({ fn }) => fn.countAll<number>().as("arrived"))
    .where("automatic", "=", 1)
    .where("received_at", ">", now.getTime() - DAY)
    .executeTakeFirstOrThrow();
  return Number(arrived);
}
