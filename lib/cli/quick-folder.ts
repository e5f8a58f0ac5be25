import { statfs } from "node:fs/promises";
import { tmpdir } from "node:os";

/** A folder of Linux that lies in memory. */
const MEMORY = "/dev/shm";

/** More bytes than all that a run of the tests keeps at once. */
const ROOM = 3 * 1024 ** 3;

/**
 * A folder for what tests keep: in memory where there is room, since on a disk they wait for it. That of the run is taken
 * when it lies there, so that all goes with it.
 */
export async function quickFolder(): Promise<string> {
  if (tmpdir().startsWith(`${MEMORY}/`)) return tmpdir();
  const memory = await statfs(MEMORY).catch(() => null);
  const room = memory ? Math.min(memory.bavail * memory.bsize, process.availableMemory()) : 0;
  return room > ROOM ? MEMORY : tmpdir();
}
