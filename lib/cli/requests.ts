import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { appendEntry, type Entry } from "../audit/trail.ts";
import { findByPerson } from "../consultation/find.ts";
import { openVault, storePlace } from "../consultation/open-vault.ts";
import { printJson, printList, printRequest } from "../consultation/print.ts";
import { readReference } from "../consultation/reference.ts";
import { findRequest, listRequests, type StoredRequest, type UnreadableRequest } from "../consultation/requests.ts";
import { noteRead } from "../consultation/status.ts";
import type { Vault } from "../consultation/vault.ts";
import { givenUp } from "../mail/outbox.ts";
import { heldBy } from "../retention/clock.ts";
import { type Terms, waitingWords } from "../retention/due.ts";
import { readSettings } from "../settings.ts";
import { isStoreThere } from "../store/database.ts";
import { placeName } from "../store/schema.ts";
import { transact } from "../store/transact.ts";
import { believeClock, CHANGES } from "./change-requests.ts";
import { personAtMachine } from "./person.ts";
import { giveUp } from "./step.mjs";

const HOW =
  "Write “npm run requests” for the list, or “npm run requests -- show KQ7M-X3RT” for one request (“close”, “reopen” and “erase” in place of “show” change it, one at a time).";

/**
 * `npm run requests [-- --json]` lists the consultation requests, newest first. `npm run requests -- show KQ7M-X3RT`
 * prints one with its answers; `close`, `reopen` and `erase` in place of `show` change it; `find "Ada Lovelace"` lists those
 * of a person; `clock` says that the date of this machine is right. Exits with 1 when there is no such request or the
 * database cannot be read.
 */
const { values, positionals } = readArguments();
const [command, typed] = positionals;

const COMMANDS = new Map([
  ["show", showOne],
  ["find", showFound],
  ["clock", changeClock],
  ...Object.keys(CHANGES).map((name) => [name, changeOne] as const),
]);

const read = readSettings(process.env);
if (!read.ok) giveUp(read.reason);
const { dataDir, backupDir, contentDir } = read.settings;
const source = { dataDir, environment: process.env };
const place = placeName(storePlace(source));
if ((command !== undefined && !COMMANDS.has(command)) || positionals.length > 2) {
  fail(HOW);
} else if (await isStoreThere(storePlace(source)).catch((error: Error) => giveUp(error.message))) {
  await withVault(COMMANDS.get(command ?? "") ?? showList);
} else if (command !== undefined) {
  fail(`No request has been sent yet. Nothing is kept in ${place}.`);
} else {
  console.log(values.json ? "[]" : `No requests yet. Nothing is kept in ${place}.`);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { json: { type: "boolean", default: false }, yes: { type: "boolean", default: false } },
    });
  } catch {
    giveUp(HOW);
  }
}

async function withVault(show: (vault: Vault) => Promise<void>) {
  try {
    const vault = await openVault(source, randomBytes);
    await show(vault);
    await vault.store.destroy();
  } catch (error) {
    fail(`The requests in ${place} cannot be read: ${error instanceof Error ? error.message : "unknown reason"}`);
  }
}

async function showList(vault: Vault) {
  const requests = await listRequests(vault);
  await note(vault, "requests-listed");
  const [terms, now] = [await termsOfClinic(), new Date()];
  const noted = (request: StoredRequest | UnreadableRequest) =>
    terms && !request.automatic ? waitingWords(request, terms, now) : [];
  console.log(values.json ? printJson(requests) : printList(requests, noted));
  await warnOfMail(vault);
  await warnOfClock(vault);
  if (requests.some(({ readable }) => !readable)) process.exitCode = 1;
}

async function showFound(vault: Vault) {
  const found = await findByPerson(vault, typed ?? "");
  await note(vault, "requests-listed");
  if (found.length > 0 || values.json) return console.log(values.json ? printJson(found) : printList(found));
  fail(
    `Nobody who sent a request has this name, e-mail address or phone number. Write it like: npm run requests -- find "Ada Lovelace"`,
  );
}

async function showOne(vault: Vault) {
  const request = await namedRequest(vault);
  if (!request) return;
  await noteRead(vault, request.id, doneBy(vault));
  console.log(values.json ? printJson(request) : printRequest(request));
  if (!request.readable) process.exitCode = 1;
}

async function changeOne(vault: Vault) {
  const request = await namedRequest(vault);
  const change = CHANGES[command ?? ""];
  if (!request || !change) return;
  const terms = await termsOfClinic();
  say(await change(request, { kept: keptIn(vault), terms, done: doneBy(vault), yes: values.yes }));
}

async function changeClock(vault: Vault) {
  say(await believeClock({ kept: keptIn(vault), done: doneBy(vault), yes: values.yes }));
}

function keptIn(vault: Vault) {
  return { vault, source, backupDir };
}

function doneBy({ hashKey }: Vault) {
  return { at: new Date(), person: personAtMachine(hashKey) };
}

/**
 * For how long requests are kept. Without the clinic's details all commands work all the same. What reads them is loaded
 * only when they are needed, since it takes as long as all else.
 */
async function termsOfClinic(): Promise<Terms | undefined> {
  const { loadClinic } = await import("../content/clinic.ts");
  return loadClinic(contentDir).catch(() => undefined);
}

function say({ ok, line }: { ok: boolean; line: string }) {
  if (ok) console.log(line);
  else fail(line);
}

/** Says beside the list that nothing is erased just now, since somebody has to look at the clock. */
async function warnOfClock({ store }: Vault) {
  const held = await heldBy(store);
  if (held === "clock-ahead" || held === "clock-behind")
    console.error("Nothing is erased: the clock of this machine may be wrong. Look at it: npm run requests -- clock");
}

/** Says which e-mails were given up, beside the list, since somebody waits for them. */
async function warnOfMail({ store }: Vault) {
  const whom = { notice: "The clinic", acknowledgement: "The patient" };
  for (const { reference, kind } of await givenUp(store))
    console.error(`${whom[kind]} could not be told of ${reference} by e-mail: it was tried for a day.`);
}

/** Writes down who has looked, before anything is shown. */
function note({ store, hashKey }: Vault, action: Entry["action"]): Promise<void> {
  const entry = { action, at: new Date(), person: personAtMachine(hashKey) };
  return transact(store, (transaction) => appendEntry(transaction, entry, hashKey));
}

/** The request whose reference was typed; when there is none, says so. */
async function namedRequest(vault: Vault): Promise<StoredRequest | UnreadableRequest | undefined> {
  const reference = readReference(typed ?? "");
  if (!reference)
    return void fail(`Write the reference after “${command}”, like: npm run requests -- ${command} KQ7M-X3RT`);
  const request = await findRequest(vault, reference);
  if (!request) fail(`No request has the reference ${reference}. “npm run requests” lists all of them.`);
  return request;
}

function fail(line: string) {
  console.error(line);
  process.exitCode = 1;
}
