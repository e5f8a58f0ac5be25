import { statfs } from "node:fs/promises";
import { tmpdir } from "node:os";

/** More bytes than all that a run of the tests keeps at once. */
const ROOM = 3 * 1024 ** 3;

/** A folder for what tests keep: in memory where there is room, since on a disk they wait for it. */
export async function quickFolder(): Promise<string> {
  const memory = await statfs("/dev/shm").catch(() => null);
  const room = memory ? Math.min(memory.bavail * memory.bsize, process.availableMemory()) : 0;
  return room > ROOM ? "/dev/shm" : tmpdir();
}
