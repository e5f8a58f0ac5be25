import { statfs } from "node:fs/promises";

/** With less than this somebody should make room before it is urgent. */
export const LOW_MEGABYTES = 500;

/** The space that this user may still write to, in millions of bytes; null when the folder cannot be reached. */
export async function freeSpace(folder: string): Promise<number | null> {
  const disk = await statfs(folder).catch(() => null);
  return disk && Math.floor((disk.bavail * disk.bsize) / 1_000_000);
}
