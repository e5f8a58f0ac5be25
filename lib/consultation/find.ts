import type { KeyObject } from "node:crypto";
import type { Store } from "../store/database.ts";
import { keyedHash, nameWords, normalEmail, normalPhone } from "./hashes.ts";
import { listRequests, type StoredRequest, type UnreadableRequest } from "./requests.ts";
import type { Vault } from "./vault.ts";

/** Fewer digits are no phone number. */
const SHORTEST_PHONE = 7;

/** So many digits reach the same phone from within a country and from without; what stands before them is tried. */
const [SHORTEST_NATIONAL, NATIONAL] = [8, 9];

/** As many digits as the hash of a number is made of. */
const HASHED = 10;

/** Nobody has more names. */
const MOST_WORDS = 8;

/** More than anybody reads through. */
const MOST_FOUND = 1_000;

/** What was looked for is counted so far, to begin with the rarest word. */
const COUNTED = 1_000;

/**
 * The requests of whoever has this e-mail address, this phone number or a name with all of these words, newest first and
 * so many at most. They are found by their hashes; only those are opened.
 */
export async function findByPerson(
  vault: Vault,
  typed: string,
  most = MOST_FOUND,
): Promise<(StoredRequest | UnreadableRequest)[]> {
  const ids = await idsOf(vault.store, vault.hashKey, typed, most);
  return ids.length === 0 ? [] : listRequests(vault, ids);
}

async function idsOf(store: Store, key: KeyObject, typed: string, most: number): Promise<string[]> {
  const requests = store.selectFrom("requests").select("id").orderBy("received_at", "desc").orderBy("id", "desc");
  if (typed.includes("@")) {
    const hash = keyedHash(key, "email", normalEmail(typed));
    return idsIn(await requests.where("email_hash", "=", hash).limit(most).execute());
  }
  const phone = normalPhone(typed);
  if (phone.length >= SHORTEST_PHONE) {
    const hashes = asHashed(phone).map((digits) => keyedHash(key, "phone", digits));
    return idsIn(await requests.where("phone_hash", "in", hashes).limit(most).execute());
  }
  const words = nameWords(typed).slice(0, MOST_WORDS);
  return named(
    store,
    words.map((word) => keyedHash(key, "name-word", word)),
    most,
  );
}

/**
 * The digits that a number may have been hashed by. It is found without the code of its country, which some write and some
 * do not, and then a 0 before it or not: the digits in front of the last nine can be any, or none.
 */
function asHashed(phone: string): string[] {
  const digits = phone.slice(-NATIONAL);
  if (digits.length < SHORTEST_NATIONAL) return [digits];
  const all = [digits];
  for (let longer = all; longer[0] !== undefined && longer[0].length < HASHED; all.push(...longer))
    longer = longer.flatMap((end) => Array.from({ length: 10 }, (_, digit) => `${digit}${end}`));
  return all;
}

async function named(store: Store, hashes: string[], most: number): Promise<string[]> {
  const [rarest, ...others] = await rarestFirst(store, hashes);
  if (!rarest) return [];
  const all = store
    .selectFrom("request_names")
    .select("request_id as id")
    .where("word_hash", "=", rarest)
    .orderBy("received_at", "desc")
    .orderBy("request_id", "desc")
    .limit(most);
  const withOthers = others.reduce(
    (query, hash) =>
      query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom("request_names as other")
            .select("other.request_id")
            .whereRef("other.request_id", "=", "request_names.request_id")
            .where("other.word_hash", "=", hash),
        ),
      ),
    all,
  );
  return idsIn(await withOthers.execute());
}

/** A name is looked for by its rarest word, so that a first name that thousands have costs nothing. */
async function rarestFirst(store: Store, hashes: string[]): Promise<string[]> {
  if (hashes.length < 2) return hashes;
  const counted = [];
  for (const hash of hashes) {
    const some = store.selectFrom("request_names").select("request_id").where("word_hash", "=", hash).limit(COUNTED);
    const { count } = await store
      .selectFrom(some.as("some"))
      .select(({ fn }) => fn.countAll().as("count"))
      .executeTakeFirstOrThrow();
    counted.push({ hash, count: Number(count) });
  }
  return counted.toSorted((a, b) => a.count - b.count).map(({ hash }) => hash);
}

function idsIn(rows: { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}
