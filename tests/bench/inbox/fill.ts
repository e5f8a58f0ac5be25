import { randomBytes, randomUUID } from "node:crypto";
import { contentHashes, nameHashes, sealContent } from "../../../lib/consultation/sealed-request.ts";
import type { Vault } from "../../../lib/consultation/vault.ts";
import type { RequestsTable } from "../../../lib/store/tables.ts";

/** How many rows are written at a time. */
const BATCH = 500;

/** Some first names are common, and each last name is that of about twenty people among 100,000. */
const [FIRST_NAMES, LAST_NAMES] = [200, 5_000];

const MINUTE = 60_000;

/** What person number so many typed. */
export function personOf(number: number) {
  return {
    name: `First${number % FIRST_NAMES} Last${number % LAST_NAMES}`,
    email: `person${number}@example.com`,
    phone: `+1 ${2_020_000_000 + number}`,
  };
}

/** One in ten requests is new, one in ten in progress, and the rest are closed; a few look automatic. */
function standing(number: number, at: number) {
  const status = (["new", "open"] as const)[number % 10] ?? "closed";
  const isAnswered = status === "closed" || (status === "open" && number % 4 === 1);
  const closed_at = status === "closed" ? at : null;
  return { status, closed_at, answered_at: isAnswered ? at : null, automatic: number % 50 === 7 ? 1 : 0 } as const;
}

/** Puts so many requests into a database, one a minute up to now, sealed and with their hashes as the site does it. */
export async function fill({ store, keys, hashKey }: Vault, count: number): Promise<void> {
  const now = Date.now();
  for (let from = 0; from < count; from += BATCH) {
    const rows: RequestsTable[] = [];
    const names: { request_id: string; word_hash: string; received_at: number }[] = [];
    for (let number = from; number < Math.min(count, from + BATCH); number += 1) {
      const [id, received_at] = [randomUUID(), now - number * MINUTE];
      const answers = {
        ...personOf(number),
        contactBy: "phone",
        region: "Ohio",
        examined: "yes",
        message: "x".repeat(200),
      };
      const content = { consentVersion: "2026-11", answers };
      rows.push({
        ...{ id, reference: referenceOf(number), received_at, changed_at: received_at, version: 0, once_hash: id },
        ...standing(number, received_at),
        ...sealContent(content, id, keys(), randomBytes),
        ...contentHashes(content, hashKey),
      });
      for (const word_hash of nameHashes(content, hashKey)) names.push({ request_id: id, word_hash, received_at });
    }
    await store.transaction().execute(async (transaction) => {
      await transaction.insertInto("requests").values(rows).execute();
      await transaction.insertInto("request_names").values(names).execute();
    });
  }
}

/** The reference of request number so many. */
export function referenceOf(number: number): string {
  const digits = String(number).padStart(8, "0");
  return `${digits.slice(0, 4)}-${digits.slice(4)}`;
}
