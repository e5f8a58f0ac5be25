import { promisify } from "node:util";
import { brotliCompress, brotliDecompress, constants } from "node:zlib";
import { z } from "zod";
import { isContentFile } from "../content/files.ts";
import type { ContentFiles } from "../content/fingerprint.ts";

const [compress, decompress] = [promisify(brotliCompress), promisify(brotliDecompress)];

/** More than a site of a thousand pages has: how many files are taken, and how many bytes they are in all. */
const [MOST_FILES, MOST_BYTES] = [10_000, 64 * 1024 * 1024];

/** How hard it is compressed: it is kept once and read by a few, so time counts more than room. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** The only names that are ever written to the disk of another server. */
const filesSchema = z
  .array(z.tuple([z.string().max(200).refine(isContentFile), z.string()]))
  .max(MOST_FILES)
  .refine((files) => new Set(files.map(([file]) => file)).size === files.length);

/** Makes one text of the files of a content folder, for other servers. Throws when they are too many or too large. */
export async function pack(files: ContentFiles): Promise<string> {
  const bytes = Buffer.from(JSON.stringify(filesSchema.parse(files)));
  if (bytes.byteLength > MOST_BYTES) throw new Error("The content is too large for other servers to take it.");
  return (await compress(bytes, QUALITY)).toString("base64");
}

/** The files that were packed; nothing when the text is not one that `pack` makes. */
export async function unpack(text: string): Promise<ContentFiles | undefined> {
  try {
    const bytes = await decompress(Buffer.from(text, "base64"), { maxOutputLength: MOST_BYTES });
    return filesSchema.parse(JSON.parse(bytes.toString("utf8")));
  } catch {
    return undefined;
  }
}
