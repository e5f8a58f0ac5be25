import { setImmediate } from "node:timers/promises";
import type { Store } from "../store/database.ts";
import type { Reached } from "./header.ts";
import type { KeptEntry, KeptRequest, KeptStaff, KeyLine } from "./rows.ts";

/** How many rows are read at a time; in between, this process does other things. */
const BATCH = 100;

/** Every member of staff, every request without what opens it, and then the trail. Tells how many requests there were. */
export async function* backupLines(store: Store, count: (requests: number) => void) {
  yield* batches(
    "",
    (after) => staffAfter(store, after),
    ({ staff }) => staff.id,
  );
  yield* batches(
    "",
    (after) => requestsAfter(store, after),
    ({ request }) => request.id,
    count,
  );
  yield* batches(
    0,
    (after) => entriesAfter(store, after),
    ({ entry }) => entry.number,
  );
}

/** The data key of every request, and the keys that live with the data. */
export async function* keyLines(store: Store) {
  const kept = await store.selectFrom("kept_keys").selectAll().where("key_id", "!=", "").orderBy("name").execute();
  yield kept.map((row): KeyLine => ({ kept: row }));
  yield* batches(
    "",
    (after) => dataKeysAfter(store, after),
    ({ key }) => key.id,
  );
}

/** How far the trail goes, and how often the database was restored. */
export async function reachedBy(store: Store): Promise<Reached> {
  const last = await store.selectFrom("audit").select("number").orderBy("number", "desc").limit(1).executeTakeFirst();
  const { restores } = await store
    .selectFrom("audit")
    .select(({ fn }) => fn.countAll().as("restores"))
    .where("action", "=", "database-restored")
    .executeTakeFirstOrThrow();
  return { trail: last?.number ?? 0, restores: Number(restores) };
}

async function* batches<Line, Place>(
  start: Place,
  read: (after: Place) => Promise<Line[]>,
  placeOf: (line: Line) => Place,
  count: (lines: number) => void = () => undefined,
): AsyncGenerator<Line[]> {
  for (let after = start; ; ) {
    const lines = await read(after);
    const last = lines.at(-1);
    if (last === undefined) return;
    count(lines.length);
    yield lines;
    after = placeOf(last);
    await setImmediate();
  }
}

async function staffAfter(store: Store, after: string): Promise<KeptStaff[]> {
  const staff = await store
    .selectFrom("staff")
    .selectAll()
    .where("id", ">", after)
    .orderBy("id")
    .limit(BATCH)
    .execute();
  const ids = staff.map(({ id }) => id);
  if (ids.length === 0) return [];
  const passwords = await store.selectFrom("staff_passwords").selectAll().where("staff_id", "in", ids).execute();
  const factors = await store.selectFrom("staff_second_factors").selectAll().where("staff_id", "in", ids).execute();
  return staff.map((one) => ({
    staff: one,
    password: passwords.find(({ staff_id }) => staff_id === one.id) ?? null,
    factor: factors.find(({ staff_id }) => staff_id === one.id) ?? null,
  }));
}

async function requestsAfter(store: Store, after: string): Promise<KeptRequest[]> {
  const requests = await store
    .selectFrom("requests")
    .select([
      "id",
      "reference",
      "received_at",
      "status",
      "changed_at",
      "closed_at",
      "answered_at",
      "version",
      "automatic",
      "sealed",
      "email_hash",
      "phone_hash",
      "once_hash",
      "body_hash",
    ])
    .where("id", ">", after)
    .orderBy("id")
    .limit(BATCH)
    .execute();
  const ids = requests.map(({ id }) => id);
  if (ids.length === 0) return [];
  const names = await store.selectFrom("request_names").selectAll().where("request_id", "in", ids).execute();
  const notes = await store.selectFrom("notes").selectAll().where("request_id", "in", ids).execute();
  const mails = await store.selectFrom("outbox").selectAll().where("request_id", "in", ids).execute();
  const namesOf = Map.groupBy(names, ({ request_id }) => request_id);
  const notesOf = Map.groupBy(notes, ({ request_id }) => request_id);
  const mailsOf = Map.groupBy(mails, ({ request_id }) => request_id);
  return requests.map((request) => ({
    request,
    names: (namesOf.get(request.id) ?? []).map(({ word_hash }) => word_hash),
    notes: notesOf.get(request.id) ?? [],
    mails: mailsOf.get(request.id) ?? [],
  }));
}

async function entriesAfter(store: Store, after: number): Promise<KeptEntry[]> {
  const entries = store.selectFrom("audit").selectAll().where("number", ">", after).orderBy("number").limit(BATCH);
  return (await entries.execute()).map((entry) => ({ entry }));
}

async function dataKeysAfter(store: Store, after: string) {
  const keys = store.selectFrom("requests").select(["id", "key_id", "data_key"]);
  const next = await keys.where("id", ">", after).orderBy("id").limit(BATCH).execute();
  return next.map((key) => ({ key }));
}
