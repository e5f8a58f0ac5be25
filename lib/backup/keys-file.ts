import { existsSync } from "node:fs";
import path from "node:path";
import { storePlace } from "../consultation/open-vault.ts";
import type { Store } from "../store/database.ts";
import { readSnapshot } from "../store/snapshot.ts";
import { LONG_PATIENCE, transact } from "../store/transact.ts";
import type { Kept } from "./kept.ts";
import { keyLines, reachedBy } from "./read-rows.ts";
import { readHeader, writeSealedFile } from "./sealed-file.ts";

/** After these the file of the keys is out of date. */
const OUTDATING = ["request-erased", "keys-rotated"];

/** Requests are erased one by one, so that this many in the moment of writing never happen. */
const TRIES = 10;

/** The file of the keys of a backup folder. There is only ever one, so that the keys of what was erased are nowhere. */
export function keysFile(folder: string): string {
  return path.join(folder, "keys.backup");
}

/**
 * Writes the data keys of all requests, which are sealed with the master key, into the file of the keys. When a request
 * is erased meanwhile, it begins again: a key that is no longer in the database never gets into the file.
 */
export async function writeKeysFile({ vault, source, backupDir }: Kept, madeAt: Date): Promise<void> {
  for (let left = TRIES; left > 0; left -= 1) {
    const { written, trail } = await readSnapshot(storePlace(source), async (snapshot) => {
      const reached = await reachedBy(snapshot);
      const about = { kind: "keys", ...reached, madeAt } as const;
      const values = keyLines(snapshot);
      const sealedWith = { keys: vault.keys(), random: vault.random };
      return { trail: reached.trail, written: await writeSealedFile(keysFile(backupDir), about, values, sealedWith) };
    });
    // Within a transaction nobody can erase anything.
    const isKept = await transact(
      vault.store,
      async (transaction) => {
        if (await isOutdated(transaction, trail)) return false;
        await written.keep();
        return true;
      },
      LONG_PATIENCE,
    );
    if (isKept) return;
    await written.drop();
  }
  throw new Error("The keys could not be written while requests were erased.");
}

/** Writes the file of the keys anew when something was erased since it was written, or the master key was changed. */
export async function refreshKeysFile(kept: Kept, now: Date): Promise<void> {
  const file = keysFile(kept.backupDir);
  if (!existsSync(file)) return;
  const known = await readHeader(file).catch(() => undefined);
  if (!known || (await isOutdated(kept.vault.store, known.trail))) await writeKeysFile(kept, now);
}

async function isOutdated(store: Store, trail: number): Promise<boolean> {
  const since = store.selectFrom("audit").select("number").where("number", ">", trail);
  return (await since.where("action", "in", OUTDATING).limit(1).executeTakeFirst()) !== undefined;
}
