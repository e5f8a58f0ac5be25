const RESTORE = "Stop everything that uses it, keep a copy, and restore your newest backup.";

/** What to do about a database that cannot be opened, by SQLite's number for the problem or by that of the file system. */
const PROBLEMS: Record<string, string> = {
  5: "is held by another program. Stop that one and try again.",
  8: "cannot be written by this user. Make this user its owner (chown), or set DATA_DIR to another folder.",
  11: `is damaged. ${RESTORE}`,
  13: "has no room left on its disk. Make room there.",
  14: "cannot be opened by this user. Make this user its owner (chown), or set DATA_DIR to another folder.",
  26: "is not a database. Move it away, or restore your newest backup.",
  EACCES:
    "cannot be read and written by this user. Make this user its owner (chown), or set DATA_DIR to another folder.",
  EPERM: "belongs to another user, who alone can close it to others. Make this user its owner (chown).",
  EROFS: "lies on a disk that is read-only. Set DATA_DIR to another folder.",
  EISDIR: "is a folder, not a database. Move it away.",
};

/**
 * An error on opening a database as one line for the person who runs the site. The codes stay, so that `storeFailure`
 * still knows it. An error that is not known is given back as it is.
 */
export function inWords(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error)) return error;
  const number = "errcode" in error && typeof error.errcode === "number" ? error.errcode & 0xff : undefined;
  const problem = PROBLEMS[String(number ?? error.code)];
  return problem ? Object.assign(error, { message: `The database ${file} ${problem}` }) : error;
}

/** The error about a database in which SQLite finds something broken. */
export function damaged(file: string): Error {
  return new Error(`The database ${file} ${PROBLEMS[11]}`);
}
