import { mkdirSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import path from "node:path";
import nodemailer, { type SendMailOptions } from "nodemailer";
import { mailFile, unfinishedMailFile } from "./mail-files.ts";
import type { Message } from "./messages.ts";

/** A message with what makes it the same mail each time it is sent. */
type Letter = Message & { id: string; from: { name: string; address: string }; writtenAt: Date; host: string };

/** Sends a letter. Resolves when the next mail server, or the disk, has taken it; throws otherwise. */
export type Send = (letter: Letter) => Promise<void>;

/** How long the mail server may be silent. Milliseconds. */
const PATIENCE = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000, dnsTimeout: 20_000 };

/** Nothing of a letter may make the program read a file or an address. */
const NO_ACCESS = { disableFileAccess: true, disableUrlAccess: true };

/**
 * Sends by a mail server. Only on this machine is it spoken to without encryption. `patience` can be set by tests.
 */
export function smtpTransport(url: string, patience: Partial<typeof PATIENCE> = {}): Send {
  const { hostname, protocol } = new URL(url);
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  const requireTLS = protocol === "smtp:" && !isHere;
  const transport = nodemailer.createTransport({ url, requireTLS, ...NO_ACCESS, ...PATIENCE, ...patience });
  return async (letter) => {
    await transport.sendMail(mailOf(letter));
  };
}

/** Writes each letter as a file that mail programs open, for a site that has no mail server yet. */
export function fileTransport(dataDir: string): Send {
  const transport = nodemailer.createTransport({
    streamTransport: true,
    buffer: true,
    newline: "windows",
    ...NO_ACCESS,
  });
  return async (letter) => {
    const { message } = await transport.sendMail(mailOf(letter));
    if (!Buffer.isBuffer(message)) throw new Error("The letter was not written.");
    const file = mailFile(dataDir, letter.id);
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    const unfinished = unfinishedMailFile(dataDir, letter.id);
    await writeFile(unfinished, message, { mode: 0o600, flush: true });
    await rename(unfinished, file);
  };
}

function mailOf({ id, from, to, subject, text, writtenAt, host }: Letter): SendMailOptions {
  return {
    messageId: `<${id}@${host}>`,
    date: writtenAt,
    from,
    to: { name: "", address: to },
    subject,
    text,
    headers: { "Auto-Submitted": "auto-generated" },
  };
}
