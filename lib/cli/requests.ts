import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { printJson, printList, printRequest } from "../consultation/print.ts";
import { readReference } from "../consultation/reference.ts";
import { findRequest, listRequests } from "../consultation/requests.ts";
import { openStore, type Store, storeFile } from "../store/database.ts";

/**
 * `npm run requests [-- --json]` lists the consultation requests, newest first. `npm run requests -- show KQ7M-X3RT`
 * prints one with its answers. Exits with 1 when there is no such request or the database cannot be read.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean", default: false } },
});
const [command, typed] = positionals;

const file = storeFile();
if (command !== undefined && command !== "show") {
  fail("Write “npm run requests” for the list, or “npm run requests -- show KQ7M-X3RT” for one request.");
} else if (existsSync(file)) {
  await withStore(command === "show" ? showOne : showList);
} else if (command === "show") {
  fail(`No request has been sent yet. Nothing is kept in ${file}.`);
} else {
  console.log(values.json ? "[]" : `No requests yet. Nothing is kept in ${file}.`);
}

async function withStore(show: (store: Store) => Promise<void>) {
  try {
    const store = await openStore(file);
    await show(store);
    await store.destroy();
  } catch (error) {
    fail(`The requests in ${file} cannot be read: ${error instanceof Error ? error.message : "unknown reason"}`);
  }
}

async function showList(store: Store) {
  const requests = await listRequests(store);
  console.log(values.json ? printJson(requests) : printList(requests));
}

async function showOne(store: Store) {
  const reference = readReference(typed ?? "");
  if (!reference) return fail("Write the reference after “show”, like: npm run requests -- show KQ7M-X3RT");
  const request = await findRequest(store, reference);
  if (!request) return fail(`No request has the reference ${reference}. “npm run requests” lists all of them.`);
  console.log(values.json ? printJson(request) : printRequest(request));
}

function fail(line: string) {
  console.error(line);
  process.exitCode = 1;
}
