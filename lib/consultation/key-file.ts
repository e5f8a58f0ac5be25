import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

/** Writes a new key for this user alone. When two processes do so at once, the first one's stays. */
export function makeKeyFile(file: string, key: Uint8Array): void {
  const written = writeBeside(file, key);
  try {
    linkSync(written, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(written);
  }
  syncFolder(file);
}

/** Puts a key in the place of another. At no moment is the file missing or half written, not even in a power cut. */
export function replaceKeyFile(file: string, key: Uint8Array): void {
  renameSync(writeBeside(file, key), file);
  syncFolder(file);
}

/** When root does so, the file belongs to whom its folder belongs: the site may run as another user, and has to read it. */
function writeBeside(file: string, key: Uint8Array): string {
  const folder = path.dirname(file);
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const beside = `${file}.${process.pid}.new`;
  writeFileSync(beside, `${Buffer.from(key).toString("base64")}\n`, { mode: 0o600, flush: true });
  const { uid, gid } = statSync(folder);
  if (process.getuid?.() === 0) chownSync(beside, uid, gid);
  return beside;
}

/** A new name is on the disk only when its folder is. */
function syncFolder(file: string): void {
  const folder = openSync(path.dirname(file), "r");
  fsyncSync(folder);
  closeSync(folder);
}
