import type { Store } from "../store/database.ts";
import { LONG_PATIENCE, transact } from "../store/transact.ts";

/** A content that was published: all servers show the one with the highest number. */
type Publication = { number: number; fingerprint: string };

/** A content that replaces another one, both by their fingerprints, packed for other servers. */
type NewPublication = { before: string; after: string; content: string; now: Date };

/** How many fingerprints are remembered. A server whose files are older than all of them shows these when it starts. */
const REMEMBERED = 10_000;

/** What was published last; nothing when nothing was. */
export function newestPublication(store: Store): Promise<Publication | undefined> {
  const published = store.selectFrom("publications").select(["number", "fingerprint"]).where("number", ">", 0);
  return published.orderBy("number", "desc").limit(1).executeTakeFirst();
}

/** The packed content of a publication, as long as none is newer. */
export async function contentOf(store: Store, number: number): Promise<string | undefined> {
  const found = store.selectFrom("publications").select("content").where("number", "=", number);
  return (await found.executeTakeFirst())?.content ?? undefined;
}

/** Says whether this content was published once, or replaced by one that was. */
export async function isKnown(store: Store, fingerprint: string): Promise<boolean> {
  const found = store.selectFrom("publications").select("number").where("fingerprint", "=", fingerprint);
  return (await found.executeTakeFirst()) !== undefined;
}

/**
 * Makes this content the one that all servers show, and gives its number. Of two servers that do so at once, one comes
 * later and has the higher number. What is the newest already has a new number too: a server may have passed over it.
 */
export function recordPublication(store: Store, { before, after, content, now }: NewPublication): Promise<number> {
  const at = now.getTime();
  return transact(
    store,
    async (transaction) => {
      await remember(transaction, before, at);
      const newest = await newestPublication(transaction);
      const published = { number: (newest?.number ?? 0) + 1, at, content };
      await transaction.updateTable("publications").set({ content: null }).where("content", "is not", null).execute();
      await transaction
        .insertInto("publications")
        .values({ fingerprint: after, ...published })
        .onConflict((conflict) => conflict.column("fingerprint").doUpdateSet(published))
        .execute();
      await forgetOldest(transaction);
      return published.number;
    },
    LONG_PATIENCE,
  );
}

/** Notes that a server has shown this content until it took a newer one. */
export async function recordReplaced(store: Store, fingerprint: string, now: Date): Promise<void> {
  if (await isKnown(store, fingerprint)) return;
  await transact(store, (transaction) => remember(transaction, fingerprint, now.getTime()), LONG_PATIENCE);
}

async function remember(transaction: Store, fingerprint: string, at: number): Promise<void> {
  await transaction
    .insertInto("publications")
    .values({ fingerprint, number: 0, at, content: null })
    .onConflict((conflict) => conflict.column("fingerprint").doNothing())
    .execute();
}

async function forgetOldest(transaction: Store): Promise<void> {
  const times = transaction.selectFrom("publications").select("at").orderBy("at", "desc");
  await transaction
    .deleteFrom("publications")
    .where("content", "is", null)
    .where("at", "<", times.limit(1).offset(REMEMBERED))
    .execute();
}
