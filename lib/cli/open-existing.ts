import { randomBytes } from "node:crypto";
import type { KeySource } from "../consultation/keys.ts";
import { openVault, storePlace } from "../consultation/open-vault.ts";
import type { Vault } from "../consultation/vault.ts";
import { readSettings, type Settings } from "../settings.ts";
import { isStoreThere } from "../store/database.ts";
import { placeName } from "../store/schema.ts";
import { giveUp } from "./step.mjs";

/** What a command works on. */
type Opened = { vault: Vault; source: KeySource; settings: Settings };

/** Opens the database that the settings name, and makes it where there is none: accounts come before the first request. */
export async function openForStaff(): Promise<Opened> {
  const read = readSettings(process.env);
  if (!read.ok) giveUp(read.reason);
  const source = { dataDir: read.settings.dataDir, environment: process.env };
  return { vault: await openVault(source, randomBytes), source, settings: read.settings };
}

/** Opens the database that the settings name. Where there is none, says so after `nothing` and ends with exit code 1. */
export async function openExisting(nothing: string): Promise<Opened> {
  const read = readSettings(process.env);
  if (!read.ok) giveUp(read.reason);
  const source = { dataDir: read.settings.dataDir, environment: process.env };
  const place = storePlace(source);
  if (!(await isStoreThere(place))) giveUp(`${nothing}: there is no database in ${placeName(place)}.`);
  return { vault: await openVault(source, randomBytes), source, settings: read.settings };
}
