import type { KeyObject } from "node:crypto";
import type { Store } from "../store/database.ts";
import type { MasterKeys } from "./keys.ts";
import type { RandomBytes } from "./reference.ts";

/**
 * The database together with what opens the requests in it. `keys` gives the master keys as they are at that moment: ask
 * for them within the transaction that uses them. `hashKey` stays the same for the life of the database, and is kept
 * as a key, which hashes many times faster than bytes do.
 */
export type Vault = { store: Store; keys: () => MasterKeys; hashKey: KeyObject; random: RandomBytes };
