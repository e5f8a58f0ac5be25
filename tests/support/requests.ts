import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { checkForm } from "@/lib/consultation/form-data";
import type { KeySource } from "@/lib/consultation/keys";
import { openVault, storeFile } from "@/lib/consultation/open-vault";
import type { RandomBytes } from "@/lib/consultation/reference";
import type { ConsultationRequest, Questions, TypedForm } from "@/lib/consultation/schema";
import { type Surroundings, submitConsultation } from "@/lib/consultation/submit";
import type { Vault } from "@/lib/consultation/vault";
import type { LogDetails } from "@/lib/log";
import { openStore, type Store } from "@/lib/store/database";
import { databaseUrl } from "./postgres";

/** A clinic that asks everything. */
export const ALL_QUESTIONS: Questions = {
  injuryType: true,
  injuryTime: true,
  hadSurgery: true,
  imaging: true,
  goal: true,
};

const BLANK: TypedForm = {
  noEmergency: "",
  name: "",
  email: "",
  phone: "",
  contactBy: "",
  leaveMessage: "",
  region: "",
  adult: "",
  examined: "",
  injuryType: "",
  injuryTime: "",
  hadSurgery: "",
  imaging: [],
  goal: "",
  message: "",
  consent: "",
};

/** A form with only what is needed, answered by e-mail, and changes to it. */
export function typedForm(changes: Partial<TypedForm> = {}): TypedForm {
  return {
    ...BLANK,
    noEmergency: "on",
    name: "Ada Lovelace",
    email: "ada@example.com",
    contactBy: "email",
    region: "Ohio",
    adult: "adult",
    examined: "yes",
    consent: "on",
    ...changes,
  };
}

/** A path for a database in a folder of its own, which is made only when the database is. */
export async function databaseFile(): Promise<string> {
  return path.join(await mkdtemp(path.join(tmpdir(), "clinic-store-")), "data", "clinic.db");
}

/** A database of its own, for one test. */
export async function emptyStore(): Promise<Store> {
  const dataDir = await emptyDataDir();
  return openStore((await databaseUrl(dataDir)) ?? storeFile(dataDir));
}

/** A folder of its own whose database has all tables and no rows. A copy of one is made sooner than the tables are. */
export async function emptyDataDir(): Promise<string> {
  const file = await databaseFile();
  const dataDir = path.dirname(file);
  if (!(await databaseUrl(dataDir))) {
    emptyFile ??= makeEmptyFile();
    await mkdir(dataDir, { mode: 0o700 });
    await writeFile(file, await emptyFile, { mode: 0o600 });
  }
  return dataDir;
}

let emptyFile: Promise<Buffer> | undefined;

async function makeEmptyFile(): Promise<Buffer> {
  const file = await databaseFile();
  await (await openStore(file)).destroy();
  return readFile(file);
}

/** The database of a data folder with the keys that lie there; in the environment there are none. */
export async function vaultIn(dataDir: string, random: RandomBytes = randomBytes): Promise<Vault> {
  return openVault(await keySource(dataDir), random);
}

/** Where the vault of a data folder is, and what is in its environment. */
export async function keySource(dataDir: string, environment: KeySource["environment"] = {}): Promise<KeySource> {
  return { dataDir, environment: { DATABASE_URL: await databaseUrl(dataDir), ...environment } };
}

/** A database of its own with new keys, for one test. */
export async function emptyVault(): Promise<Vault> {
  return vaultIn(await emptyDataDir());
}

/** Stores a request with these changes and gives its reference, which is empty when it was not stored. */
export async function submitTo(
  vault: Vault,
  changes: Partial<TypedForm> = {},
  onceKey?: string,
  others: Partial<Surroundings> = {},
): Promise<string> {
  const around = { vault: async () => vault, now: new Date(), log: () => undefined, onceKey, ...others };
  const outcome = await submitConsultation(checkedRequest(changes), around);
  return outcome.ok ? outcome.reference : "";
}

/** A request whose form passed its check, with these changes. */
export function checkedRequest(changes: Partial<TypedForm> = {}): ConsultationRequest {
  const checked = checkForm(typedForm(changes), ALL_QUESTIONS);
  if (!checked.ok) throw new Error("The form is not in order");
  return checked.request;
}

/** What submitting to a vault needs from outside, with these changes, and the log that it writes. The time is always the same. */
export function surroundingsOf(vault: Vault, changes: Partial<Surroundings> = {}) {
  const logged: [string, LogDetails?][] = [];
  const surroundings: Surroundings = {
    vault: async () => vault,
    now: new Date(1_790_000_000_000),
    log: (...event) => logged.push(event),
    ...changes,
  };
  return { logged, surroundings };
}
