import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { keyWithId, type MasterKeys } from "../consultation/keys.ts";
import type { RandomBytes } from "../consultation/reference.ts";
import { type Beside, writeBeside } from "./durable-file.ts";
import { openFrames, sealFrames } from "./frames.ts";
import { fileKey, type Header, headerLine, type Reached, readHeaderLine } from "./header.ts";
import { backupProblem } from "./problem.ts";

/** More than any header has, in bytes. */
const LONGEST_HEADER = 1_000;

/** Bytes. What random bytes of a header keep apart is the keys of all files ever made. */
const SALT = 16;

/** What is sealed looks random, so that more effort would make the file hardly smaller. */
const EFFORT = { level: 1 };

type Written = Pick<Header, "kind"> & Reached & { madeAt: Date };

/** Writes a backup: its header, and behind it the values, each a line of JSON, compressed and sealed. */
export function writeSealedFile(
  file: string,
  { madeAt, ...about }: Written,
  values: AsyncIterable<unknown[]>,
  { keys, random }: { keys: MasterKeys; random: RandomBytes },
): Promise<Beside> {
  const salt = Buffer.from(random(SALT)).toString("base64url");
  const header = { ...about, made: madeAt.toISOString(), keyId: keys.current.id, salt };
  const line = headerLine(header);
  const key = fileKey(keys.current.bytes, line, header);
  async function* withHeader(chunks: AsyncIterable<Uint8Array>) {
    yield Buffer.from(line);
    yield* sealFrames(key, chunks);
  }
  return writeBeside(file, (stream) => pipeline(linesOf(values), createGzip(EFFORT), withHeader, stream));
}

async function* linesOf(batches: AsyncIterable<unknown[]>): AsyncGenerator<Buffer> {
  for await (const batch of batches) yield Buffer.from(batch.map((value) => `${JSON.stringify(value)}\n`).join(""));
}

/** The header of a backup. Throws one line when the file is not there or is no backup. */
export async function readHeader(file: string): Promise<Header & { line: string }> {
  const none = backupProblem(`${file} is not a backup of this program.`);
  const start: Buffer[] = [];
  try {
    for await (const chunk of createReadStream(file, { end: LONGEST_HEADER })) start.push(chunk);
  } catch {
    throw backupProblem(`${file} cannot be read. Write the path of a file that ends in .backup.`);
  }
  const [line = ""] = Buffer.concat(start).toString("latin1").split("\n", 1);
  const header = readHeaderLine(line);
  if (!header) throw none;
  return { ...header, line: `${line}\n` };
}

/**
 * The values of a backup, one after the other. Throws one line when its key is not there, and when anything of the file
 * was cut off or changed; what came before it must then not be used.
 */
export async function* readSealedFile(file: string, keys: MasterKeys): AsyncGenerator<unknown> {
  const { line, ...header } = await readHeader(file);
  const masterKey = keyWithId(keys, header.keyId);
  if (!masterKey)
    throw backupProblem(
      `${file} is sealed with the key ${header.keyId}, which is not there. Put the keys that belong to it into secrets/ of DATA_DIR, or set REQUESTS_KEY.`,
    );
  const key = fileKey(masterKey.bytes, line, header);
  const broken = () => backupProblem(`${file} was cut off or changed. Take another copy of it, or an older backup.`);
  const content = createReadStream(file, { start: Buffer.byteLength(line) });
  const gunzip = createGunzip();
  // What goes wrong in it reaches the loop below as well.
  pipeline(content, (chunks) => openFrames(key, chunks, broken), gunzip).catch(() => undefined);
  let pending = "";
  for await (const chunk of gunzip.setEncoding("utf8")) {
    const lines = `${pending}${chunk}`.split("\n");
    pending = lines.pop() ?? "";
    for (const one of lines) yield JSON.parse(one);
  }
}
