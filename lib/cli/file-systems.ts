/** Where several machines may share a folder: SQLite's journal, and its word that a commit is on the disk, fail there. */
const SHARED: Record<number, string> = {
  26985: "NFS",
  20859: "SMB",
  4283649346: "SMB",
  4266872130: "SMB",
  1397113167: "AFS",
  1799439955: "AFS",
  12805120: "Ceph",
  198183888: "Lustre",
};

/** What may lie on this machine or on another: the kind does not tell. */
const UNSURE: Record<number, string> = { 1702057286: "FUSE", 16914839: "9P" };

/** Kinds that live in memory. */
const IN_MEMORY = [0x01021994, 0x858458f6];

export type Verdict = { ok: true; warning?: string } | { ok: false; reason: string };

/**
 * Judges the kind of file system that a data folder lies on, by the number that Linux gives it. A shared one is refused,
 * since a receipt there may be for a request that is lost. One whose kind does not tell is left to whoever runs the site,
 * with a warning: sshfs is as much FUSE as an encrypted local disk.
 */
export function judgeFileSystem(kind: number, folder: string): Verdict {
  const shared = SHARED[kind];
  const unsure = UNSURE[kind];
  const todo = "Set DATA_DIR to a folder on a disk of this machine";
  if (shared)
    return {
      ok: false,
      reason: `${folder} lies on a network drive (${shared}), where the database is not safe. ${todo}.`,
    };
  if (unsure)
    return {
      ok: true,
      warning: `${folder} may lie on a network drive (${unsure}), where the database is not safe. If it does: ${todo}.`,
    };
  if (IN_MEMORY.includes(kind))
    return { ok: true, warning: `${folder} lies in memory: requests are lost when this machine restarts. ${todo}.` };
  return { ok: true };
}
