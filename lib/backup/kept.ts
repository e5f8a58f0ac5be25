import type { KeySource } from "../consultation/keys.ts";
import type { Vault } from "../consultation/vault.ts";

/** All that holds something of a request: the database with its keys, the data folder, and the folder of the backups. */
export type Kept = { vault: Vault; source: KeySource; backupDir: string };
