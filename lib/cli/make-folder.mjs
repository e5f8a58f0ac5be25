import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";

/**
 * Makes a folder and those above it, for this user only. Throws when one of them cannot be made.
 *
 * Node's own `recursive` is not used: where a folder cannot be made for want of its parent, as in /proc, it never ends.
 *
 * @param {string} folder an absolute path
 */
export function makeFolder(folder) {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (!existsSync(folder)) throw error; // another process may just have made it
  }
}
