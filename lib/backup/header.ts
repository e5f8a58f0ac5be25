import { hkdfSync } from "node:crypto";
import * as z from "zod";
import { KEY_LENGTH } from "../consultation/seal.ts";

/** Changes when a program that reads this form could not read the other. */
const FORMAT = "clinic backup 1";

/**
 * The first line of a backup, which anyone can read: what the file is, when it was made, the master key that opens it, how
 * far the trail went, and how often the database had been restored, since then the trail begins again at an earlier number.
 * It holds nothing about anybody.
 */
const headerSchema = z.strictObject({
  format: z.literal(FORMAT),
  kind: z.enum(["requests", "keys"]),
  made: z.iso.datetime(),
  keyId: z.string(),
  salt: z.string(),
  trail: z.int(),
  restores: z.int(),
});

export type Header = z.output<typeof headerSchema>;

/** How far a database was when a file was made of it. */
export type Reached = Pick<Header, "trail" | "restores">;

/** A header as the line that begins its file. */
export function headerLine(header: Omit<Header, "format">): string {
  return `${JSON.stringify({ format: FORMAT, ...header })}\n`;
}

/** The header in a line, or nothing when it is none of ours. */
export function readHeaderLine(line: string): Header | undefined {
  try {
    return headerSchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

/** The key of one file: made from the master key and from every sign of the header, so that none of it can be changed. */
export function fileKey(masterKey: Uint8Array, line: string, { salt }: Pick<Header, "salt">): Buffer {
  return Buffer.from(hkdfSync("sha256", masterKey, Buffer.from(salt, "base64url"), `backup ${line}`, KEY_LENGTH));
}
