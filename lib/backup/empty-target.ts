import { existsSync } from "node:fs";
import { mkdtemp, rename, rm } from "node:fs/promises";
import path from "node:path";
import { sql } from "kysely";
import type { KeySource } from "../consultation/keys.ts";
import { storePlace } from "../consultation/open-vault.ts";
import { openStore, type Store } from "../store/database.ts";
import { isPostgresUrl, placeName } from "../store/schema.ts";
import { LONG_PATIENCE, transact } from "../store/transact.ts";
import { makePrivateFolder, syncFolder } from "./durable-file.ts";
import { backupProblem } from "./problem.ts";

type Fill<Result> = (store: Store) => Promise<Result>;

/**
 * Has a database filled in which nothing was ever done, all or nothing. Throws one line when there is one with requests
 * in it, or when it is in use.
 */
export function emptyTarget<Result>(source: KeySource, fill: Fill<Result>): Promise<Result> {
  const place = storePlace(source);
  return isPostgresUrl(place) ? fillOnServer(place, fill) : fillFile(place, fill);
}

/** Fills a new file beside the place, and puts it there once all of it is on the disk. */
async function fillFile<Result>(file: string, fill: Fill<Result>): Promise<Result> {
  await refuseUsedFile(file);
  makePrivateFolder(path.dirname(file));
  const folder = await mkdtemp(path.join(path.dirname(file), "restoring-"));
  try {
    const made = path.join(folder, path.basename(file));
    const store = await openStore(made);
    // Closing takes in the journal, so that the database lies in one file.
    const result = await transact(store, fill).finally(() => store.destroy());
    await refuseUsedFile(file);
    await rename(made, file);
    await syncFolder(path.dirname(file));
    return result;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function refuseUsedFile(file: string): Promise<void> {
  if (!existsSync(file)) return;
  const store = await openStore(file);
  await refuseHistory(store, file).finally(() => store.destroy());
  // Whoever closes last removes the journal.
  if (existsSync(`${file}-wal`)) throw inUse(file);
}

/** Fills the database of a server in one transaction, in which nobody else can write. */
async function fillOnServer<Result>(place: string, fill: Fill<Result>): Promise<Result> {
  const store = await openStore(place);
  const filling = transact(
    store,
    async (transaction) => {
      await refuseHistory(transaction, placeName(place));
      const others = await sql`
        select 1 from pg_stat_activity
        where datname = current_database() and application_name = current_setting('application_name')
          and pid <> pg_backend_pid()
      `.execute(transaction);
      if (others.rows.length > 0) throw inUse(placeName(place));
      // A site that was started here before made keys that seal nothing.
      await transaction.deleteFrom("kept_keys").execute();
      return fill(transaction);
    },
    LONG_PATIENCE,
  );
  return filling.finally(() => store.destroy());
}

async function refuseHistory(store: Store, name: string): Promise<void> {
  const request = await store.selectFrom("requests").select("id").limit(1).executeTakeFirst();
  const entry = await store.selectFrom("audit").select("number").limit(1).executeTakeFirst();
  if (request ?? entry)
    throw backupProblem(`${name} holds requests already. Restore into an empty database: see README.md.`);
}

function inUse(name: string): Error {
  return backupProblem(`${name} is in use. Stop the site, restore, and start it again.`);
}
