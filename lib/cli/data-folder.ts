import { constants } from "node:fs";
import { access, chmod, readdir, stat, statfs } from "node:fs/promises";
import path from "node:path";
import { freeSpace, LOW_MEGABYTES } from "../store/free-space.ts";
import { judgeFileSystem, type Verdict } from "./file-systems.ts";
import { makeFolder } from "./make-folder.mjs";

/** The rights that others must not have: to the folder itself only to write, to what lies in it none. */
const [OTHERS_WRITE, OTHERS_ANY] = [0o022, 0o077];

/** What a folder like /tmp has, in which everybody keeps files. */
const FOR_EVERYBODY = 0o1002;

/** What the site writes to while it runs. Of keys and copies it is enough that they are closed to others. */
const WRITTEN = /^(clinic\.db(-wal|-shm)?|secrets|mail|backups)$/;

type Checked = { ok: true; warnings: string[] } | { ok: false; reason: string };

/**
 * Makes the data folder when it is not there, and checks that requests and keys are safe in it: on a disk of this machine,
 * for this user to write, closed to others. What others may do too much is taken from them. Gives one line that says what
 * to do when that fails, and warnings that do not keep the site from starting.
 */
export async function checkDataFolder(folder: string): Promise<Checked> {
  try {
    makeFolder(folder);
    const found = await stat(folder);
    if (!found.isDirectory())
      return { ok: false, reason: `${folder} is a file, not a folder. Set DATA_DIR to a folder.` };
    if ((found.mode & FOR_EVERYBODY) === FOR_EVERYBODY)
      return { ok: false, reason: `${folder} is there for everybody. Set DATA_DIR to a folder of its own.` };
    await closeTo(OTHERS_WRITE, folder);
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    return { ok: false, reason: unusable(folder, error) };
  }
  const open = await closePrivateFiles(folder);
  if (open) return { ok: false, reason: open };
  const { type } = await statfs(folder);
  const disk: Verdict = process.platform === "linux" ? judgeFileSystem(type, folder) : { ok: true };
  if (!disk.ok) return disk;
  const free = await freeSpace(folder);
  const isLow = free !== null && free < LOW_MEGABYTES;
  const warnings = isLow
    ? [`Only ${free} MB are free for ${folder}. Make room: requests cannot be taken without.`]
    : [];
  return { ok: true, warnings: disk.warning ? [disk.warning, ...warnings] : warnings };
}

/** Closes the database, the mails and the secrets to others. Gives a line about the first that cannot be closed or used. */
async function closePrivateFiles(folder: string): Promise<string | undefined> {
  const secrets = path.join(folder, "secrets");
  const inside = (await readdir(folder)).filter((name) => /^(clinic\.db.*|secrets|mail|backups)$/.test(name));
  for (const name of inside) {
    const problem = await closeFile(path.join(folder, name), WRITTEN.test(name));
    if (problem) return problem;
  }
  const keys = inside.includes("secrets") ? await readdir(secrets) : [];
  for (const name of keys) {
    const problem = await closeFile(path.join(secrets, name), false);
    if (problem) return problem;
  }
  return undefined;
}

async function closeFile(file: string, isWritten: boolean): Promise<string | undefined> {
  try {
    await closeTo(OTHERS_ANY, file);
    await access(file, isWritten ? constants.R_OK | constants.W_OK : constants.R_OK);
    return undefined;
  } catch (error) {
    return unusable(file, error);
  }
}

async function closeTo(rights: number, file: string): Promise<void> {
  const { mode } = await stat(file);
  if (mode & rights) await chmod(file, mode & 0o7777 & ~rights);
}

/** Says in one line what is wrong with a file or folder. EPERM comes from taking rights from others. */
function unusable(file: string, error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EPERM")
    return `Other users have rights to ${file} that this user cannot take from them. Make this user its owner (chown), or set DATA_DIR to a new folder.`;
  if (code === "EACCES")
    return `${file} cannot be read and written by this user. Make this user its owner (chown), or set DATA_DIR to another folder.`;
  if (code === "EROFS") return `${file} lies on a disk that is read-only. Set DATA_DIR to another folder.`;
  return `${file} cannot be used (${code}). Set DATA_DIR to another folder.`;
}
