import type { Store } from "../store/database.ts";
import { engineOf } from "../store/engine.ts";
import { placeName } from "../store/schema.ts";
import { LONG_PATIENCE, transact } from "../store/transact.ts";
import { keyedHash } from "./hashes.ts";
import { type KeySource, keyProblem } from "./keys.ts";
import { storePlace } from "./open-vault.ts";
import type { Vault } from "./vault.ts";

/** The variable that holds the key of the forms. */
const VARIABLE = "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY";

/** The name under which the fingerprint of that key stands among the keys. It is none, so no master key goes with it. */
const FINGERPRINT = { name: "forms-fingerprint", key_id: "" };

/**
 * Throws one line when the servers on this database make their forms with another key than this one, so that none of them
 * could take the forms of the others. The first to start leaves a keyed fingerprint of its key there; the key itself
 * cannot be told from it. An SQLite file has one server, which agrees with itself.
 */
export async function refuseOtherFormsKey({ store, hashKey }: Vault, source: KeySource): Promise<void> {
  if (engineOf(store) === "sqlite") return;
  const sealed = keyedHash(hashKey, "forms-key", source.environment[VARIABLE] ?? "");
  const known = (await knownBy(store)) ?? (await transact(store, (turn) => makeKnown(turn, sealed), LONG_PATIENCE));
  if (known !== sealed)
    throw keyProblem(
      `${VARIABLE} is another one here than on the servers that have used ${placeName(storePlace(source))}: they would not take each other's forms. Set the same one on all. To change it, stop all, run “npm run keys:rotate -- --forms”, and start them with the new one.`,
    );
}

async function knownBy(store: Store): Promise<string | undefined> {
  const kept = store.selectFrom("kept_keys").select("sealed").where("name", "=", FINGERPRINT.name);
  return (await kept.executeTakeFirst())?.sealed;
}

async function makeKnown(transaction: Store, sealed: string): Promise<string> {
  const known = await knownBy(transaction);
  if (!known)
    await transaction
      .insertInto("kept_keys")
      .values({ ...FINGERPRINT, sealed })
      .execute();
  return known ?? sealed;
}

/** Lets the next server that starts say which key the forms are made with. */
export async function forgetFormsKey(store: Store): Promise<void> {
  await transact(
    store,
    (transaction) => transaction.deleteFrom("kept_keys").where("name", "=", FINGERPRINT.name).execute(),
    LONG_PATIENCE,
  );
}
