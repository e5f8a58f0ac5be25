import { createHmac } from "node:crypto";
import { chmodSync, existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { makeKeyFile } from "./key-file.ts";
import type { RandomBytes } from "./reference.ts";
import { KEY_LENGTH } from "./seal.ts";

/** A key that wraps the data keys of requests. Its id follows from it, so that the two can never be mixed up. */
type MasterKey = { id: string; bytes: Buffer };

/** New requests are sealed with `current`; what was sealed with `previous` can be read until it is sealed anew. */
export type MasterKeys = { current: MasterKey; previous: MasterKey | undefined };

/** Where the keys are: in the environment, which wins, or in `secrets/` of the data folder. */
export type KeySource = { dataDir: string; environment: Record<string, string | undefined> };

/** The names of the keys in the environment. */
export const KEY_VARIABLES = { current: "REQUESTS_KEY", previous: "REQUESTS_KEY_PREVIOUS" } as const;

/** The files of the keys, when the environment holds none. */
export function keyFiles({ dataDir }: KeySource) {
  const folder = path.join(dataDir, "secrets");
  return { current: path.join(folder, "requests.key"), previous: path.join(folder, "requests-previous.key") };
}

/** Whether the keys come from the environment, where this program cannot change them. */
export function hasGivenKeys({ environment }: KeySource): boolean {
  return Boolean(environment[KEY_VARIABLES.current]);
}

/**
 * Gives the keys as they are whenever it is called: a rotation in another process counts at once. Files are read anew
 * when they are not the ones that were read before. Throws as `readKeys` does.
 */
export function keyReader(source: KeySource): () => MasterKeys {
  let known: { version: string; keys: MasterKeys } | undefined;
  return () => {
    const version = versionOf(source);
    if (known?.version !== version) known = { version, keys: readKeys(source) };
    return known.keys;
  };
}

/** Tells one state of the key files from another; a rotation puts new files in their place. */
function versionOf(source: KeySource): string {
  const { current, previous } = keyFiles(source);
  const versions = [current, previous].map((file) => {
    const found = statSync(file, { bigint: true, throwIfNoEntry: false });
    return found ? `${found.ino} ${found.mtimeNs} ${found.size}` : "none";
  });
  return versions.join();
}

/** The keys as they are now. Throws one line when a key is not there or has another form. */
export function readKeys(source: KeySource): MasterKeys {
  const { environment } = source;
  const files = keyFiles(source);
  if (hasGivenKeys(source)) {
    const previous = environment[KEY_VARIABLES.previous];
    return {
      current: drawnKey(environment[KEY_VARIABLES.current] ?? "", KEY_VARIABLES.current),
      previous: previous ? masterKey(previous, KEY_VARIABLES.previous) : undefined,
    };
  }
  return {
    current: fromFile(files.current),
    previous: existsSync(files.previous) ? fromFile(files.previous) : undefined,
  };
}

/** The master key with this id, when it is one of the two that can be read. */
export function keyWithId({ current, previous }: MasterKeys, id: string) {
  return [current, previous].find((key) => key?.id === id);
}

/** Makes the first key, unless there is one. Only for a database in which nothing is sealed yet. */
export function makeFirstKey(source: KeySource, random: RandomBytes): void {
  const file = keyFiles(source).current;
  if (!hasGivenKeys(source) && !existsSync(file)) makeKeyFile(file, random(KEY_LENGTH));
}

/** A message for the person who runs the site, which names a place and never a key. */
export function keyProblem(message: string): Error {
  return Object.assign(new Error(message), { code: "KEY_UNUSABLE" });
}

/** Tells a problem with the keys from others. Gives a short code for the log. */
export function keyFailure(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && error.code === "KEY_UNUSABLE" ? error.code : undefined;
}

function fromFile(file: string): MasterKey {
  let text: string;
  try {
    chmodSync(file, 0o600);
    text = readFileSync(file, "utf8").trim();
  } catch {
    throw keyProblem(
      `The key ${file} cannot be read. Put it back from your backup of the keys, or set ${KEY_VARIABLES.current}.`,
    );
  }
  return drawnKey(text, file, "Put it back from your backup of the keys.");
}

/** Fewer different bytes than this are no accident in 32 random ones: somebody typed them. */
const LEAST_DIFFERENT = 8;

const MAKE_ONE = '"openssl rand -base64 32" makes such a value.';

/** A key that nobody has typed. One from before that was asked for still opens what it has sealed, as the previous key. */
function drawnKey(text: string, place: string, todo = MAKE_ONE): MasterKey {
  const key = masterKey(text, place, todo);
  if (new Set(key.bytes).size < LEAST_DIFFERENT) throw notRandom(place, todo);
  return key;
}

function masterKey(text: string, place: string, todo = MAKE_ONE): MasterKey {
  const bytes = Buffer.from(text, "base64");
  if (bytes.byteLength !== KEY_LENGTH) throw notRandom(place, todo);
  return { id: createHmac("sha256", bytes).update("id of a master key").digest("hex").slice(0, 16), bytes };
}

function notRandom(place: string, todo: string): Error {
  return keyProblem(`${place} is not 32 random bytes in base64. ${todo}`);
}
