import { randomUUID } from "node:crypto";
import { keyFailure } from "../consultation/keys.ts";
import type { Vault } from "../consultation/vault.ts";
import type { Log } from "../log.ts";
import { type Backlog, mailBacklog } from "../mail/backlog.ts";
import type { Store } from "../store/database.ts";
import { engineOf } from "../store/engine.ts";
import { storeFailure } from "../store/failure.ts";
import { freeSpace, LOW_MEGABYTES } from "../store/free-space.ts";
import { transact } from "../store/transact.ts";
import { type Answer, makeAnswer } from "./answer.ts";
import { type KeptWell, keptWell } from "./kept-well.ts";

/** Where a supervisor or a monitor asks. */
export const READY_PATH = "/readyz";

/** What stands in the way of taking a request, and what somebody should look at soon. */
type Hindrance = "store" | "disk";
type Warning = "disk-low" | "mail-late" | "mail-given-up" | KeptWell["warnings"][number];

/**
 * Whether a request that is sent now would be kept. `store` is `ok` or a short code, like `SQLITE_5` for a database that
 * another program holds. There are only counts and ages in it.
 */
export type Readiness = {
  ready: boolean;
  hindrances: Hindrance[];
  warnings: Warning[];
  store: string;
  freeMegabytes: number | null;
  mail: Backlog | null;
  newestBackupSeconds: number | null;
};

/**
 * Less free space than this cannot be relied on: fifty of the longest forms at once, each 256 KB, a third more when
 * sealed, and written twice, to the journal and to the database, take 34 MB.
 */
const LEAST_MEGABYTES = 50;

/** A mail that waits for longer is late. Seconds. */
export const MAIL_LATE = 15 * 60;

/** The probe is as long as a request, so that it needs the room that a request needs. */
const PROBE = "0".repeat(8_192);

/** How long an answer is given again to whoever asks, in milliseconds: nobody can keep the disk busy by asking. */
const KEPT_FOR = 1_000;

export type Looked = { vault: () => Promise<Vault>; dataDir: string; backupDir?: string | undefined; now: () => Date };

/**
 * Looks at everything that taking a request needs, at the mail that is owed, and at how what is kept is backed up and
 * erased. It takes as long as a request at most. `backupDir` is left out where no backups are wanted.
 */
export async function lookAtReadiness({ vault, dataDir, backupDir, now }: Looked): Promise<Readiness> {
  const store = await writeProbe(vault);
  const freeMegabytes = await freeSpace(dataDir);
  const mail = await vault()
    .then((opened) => mailBacklog(opened.store, now()))
    .catch(() => null);
  const kept = await vault()
    .then((opened) => keptWell(opened.store, backupDir, now()))
    .catch(() => null);
  const hindrances: Hindrance[] = [];
  if (store !== "ok") hindrances.push("store");
  if ((freeMegabytes ?? 0) < LEAST_MEGABYTES && !(await isKeptElsewhere(vault))) hindrances.push("disk");
  const warnings: Warning[] = kept?.warnings.slice() ?? [];
  if (freeMegabytes !== null && freeMegabytes < LOW_MEGABYTES) warnings.push("disk-low");
  if (mail?.oldestUnsentSeconds && mail.oldestUnsentSeconds > MAIL_LATE) warnings.push("mail-late");
  if (mail?.givenUpThisWeek) warnings.push("mail-given-up");
  const newestBackupSeconds = kept?.newestBackupSeconds ?? null;
  return { ready: hindrances.length === 0, hindrances, warnings, store, freeMegabytes, mail, newestBackupSeconds };
}

/** A PostgreSQL server has a disk of its own. */
function isKeptElsewhere(vault: () => Promise<Vault>): Promise<boolean> {
  return vault().then(
    ({ store }) => engineOf(store) === "postgres",
    () => false,
  );
}

/** Does what storing a request does: reads the keys, and commits to the disk. Gives `ok`, or a short code. */
async function writeProbe(vault: () => Promise<Vault>): Promise<string> {
  try {
    const { store, keys } = await vault();
    keys();
    await transact(store, writeAndRemove);
    return "ok";
  } catch (error) {
    return storeFailure(error) ?? keyFailure(error) ?? "FAILED";
  }
}

/**
 * Within one transaction, so that nobody ever sees the row and none is left behind; the commit waits for the disk all the
 * same. It stands in the table of the keys, which is short and which no list of requests, no mail and no trail is made
 * from.
 */
async function writeAndRemove(transaction: Store): Promise<void> {
  const name = `probe-${randomUUID()}`;
  await transaction.insertInto("kept_keys").values({ name, key_id: "", sealed: PROBE }).execute();
  await transaction.deleteFrom("kept_keys").where("name", "=", name).execute();
}

/**
 * Shares one look among all who ask while it lasts and for a second after, and writes down when the site stops being
 * ready and when it is again.
 */
export function sharedReadiness(look: () => Promise<Readiness>, log: Log, keptFor = KEPT_FOR) {
  let latest: Promise<Readiness> | undefined;
  let wasReady = true;

  async function lookAnew(): Promise<Readiness> {
    const found = await look();
    if (found.ready !== wasReady) log(found.ready ? "ready-again" : "not-ready", reasonOf(found));
    wasReady = found.ready;
    return found;
  }
  return function readiness(): Promise<Readiness> {
    latest ??= lookAnew().finally(() => {
      setTimeout(() => {
        latest = undefined;
      }, keptFor).unref();
    });
    return latest;
  };
}

function reasonOf({ hindrances: [reason], store }: Readiness) {
  return { reason, ...(store !== "ok" && { code: store }) };
}

/**
 * The answer to a supervisor: 200 when requests can be taken, otherwise 503, and the details in JSON. Strangers get no
 * numbers, which would tell at what moment somebody sends a request.
 */
export function readinessAnswer(found: Readiness, isFromInside: boolean): Answer {
  const { ready, hindrances, warnings } = found;
  const told = isFromInside ? found : { ready, hindrances, warnings };
  const headers = { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" };
  return makeAnswer(found.ready ? 200 : 503, headers, `${JSON.stringify(told)}\n`);
}
