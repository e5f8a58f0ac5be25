import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { rename } from "node:fs/promises";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import type { TypedForm } from "@/lib/consultation/schema";
import { canaryForm } from "@/tests/support/canary";
import { startFaultSite } from "@/tests/support/fault-site";
import { type OpenForm, openForm } from "@/tests/support/open-form";
import { type OwnSite, tell } from "@/tests/support/own-site";
import { type Answered, postByScript, postForm, saysNotSent } from "@/tests/support/posted-form";

/** Brings a fault about in a running site, and gives what ends it. */
type Fault = (site: OwnSite) => Promise<() => unknown>;

/** A statement on the site's own connection, and the one that undoes it. */
function telling(statement: string, undo: string): Fault {
  return async (site) => {
    await tell(site, statement);
    return () => tell(site, undo);
  };
}

/** Lets no file of the process grow beyond its first page, so that the system refuses the writes: EFBIG. */
async function refuseWrites(site: OwnSite): Promise<() => unknown> {
  const limit = (bytes: string) =>
    promisify(execFile)(PRLIMIT, ["--pid", String(site.process.pid), `--fsize=${bytes}`]);
  await limit("4096:unlimited");
  return () => limit("unlimited:unlimited");
}

async function lock({ dataDir }: OwnSite): Promise<() => unknown> {
  const other = new DatabaseSync(path.join(dataDir, "clinic.db"));
  other.exec("begin immediate");
  return () => other.close();
}

/** Takes the file away, as somebody does who puts a backup in its place while the site runs. */
async function moveAway({ dataDir }: OwnSite): Promise<() => unknown> {
  const file = path.join(dataDir, "clinic.db");
  await rename(file, `${file}.away`);
  return () => rename(`${file}.away`, file);
}

const PRLIMIT = "/usr/bin/prlimit";

/**
 * A file that is full or read-only, brought about on the site's own connection, since this user may be one whom no file
 * refuses: SQLite gives the same codes as it does for a full disk (13) and for a file that cannot be written (8).
 */
const FAULTS: [string, Fault][] = [
  ["the disk is full", telling("pragma max_page_count = 1", "pragma max_page_count = 1073741823")],
  ["the database can only be read", telling("pragma query_only = on", "pragma query_only = off")],
  ["another program writes", lock],
  ["the database is not there", moveAway],
];
if (existsSync(PRLIMIT)) FAULTS.push(["the system refuses to write", refuseWrites]);

const BIRD = " 🐤";

/**
 * About as long as a message can be, so that a full file has no room for it soon. Each bird stays whole: half a one is not
 * sent as it was typed.
 */
function longForm(): TypedForm {
  const form = canaryForm();
  const birds = Math.floor((280 - form.message.length) / BIRD.length);
  return { ...form, message: form.message + BIRD.repeat(birds) };
}

let started: Promise<OwnSite> | undefined;

/** One site for all: it has to mend by itself. */
function theSite(): Promise<OwnSite> {
  started ??= startFaultSite();
  return started;
}

const WAYS = { "without script": postForm, "with script": postByScript };

for (const [way, send] of Object.entries(WAYS)) {
  test(`${way}, whatever keeps a request from being stored, its sender reads that it was not sent and can send it later`, async () => {
    const site = await theSite();
    const form = await openForm(site.url);
    const database = new DatabaseSync(path.join(site.dataDir, "clinic.db"));
    const count = () => Number(database.prepare("select count(*) as requests from requests").get()?.requests);

    for (const [name, fault] of FAULTS) {
      const before = count();
      const mend = await fault(site);
      const { receipts, typed, answered } = await sendUntilRefused(form, send);
      expect([name, saysNotSent(answered), answered.reference]).toEqual([name, true, undefined]);
      expect([name, site.printed().includes(`"fault":"${faultIn(answered)}"`)]).toEqual([name, true]);
      if (send === postForm) expect([name, lostTexts(typed, answered)]).toEqual([name, []]);

      await mend();
      expect([name, count()]).toEqual([name, before + receipts]);
      const later = await send(form, typed);
      expect([name, later.reference]).toEqual([name, expect.stringMatching(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/)]);
      expect([name, count()]).toEqual([name, before + receipts + 1]);
    }
    database.close();
    expect(site.printed()).toContain('"code":"SQLITE_13"');
  });
}

type Sent = { receipts: number; typed: TypedForm; answered: Answered };

/** Sends one form after the other: a file that may not grow has room for a few more. */
async function sendUntilRefused(form: OpenForm, send: typeof postForm): Promise<Sent> {
  for (let receipts = 0; ; receipts += 1) {
    const typed = longForm();
    const answered = await send(form, typed);
    if (answered.reference === undefined || receipts > 20) return { receipts, typed, answered };
  }
}

/** The number that a person is asked to read out. */
function faultIn({ text }: Answered): string | undefined {
  return /say: fault (?:<!-- -->)?([\d-]{7})|"fault":"([^"]+)"/.exec(text)?.slice(1).find(Boolean);
}

/** What was typed and does not stand on the page any more. */
function lostTexts({ name, email, phone, region, message }: TypedForm, { text }: Answered): string[] {
  const page = text.replaceAll("\r\n", "\n");
  return [name, email, phone, region, message].filter((typed) => !page.includes(typed));
}
