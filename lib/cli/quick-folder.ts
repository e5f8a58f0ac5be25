import { statfs } from "node:fs/promises";
import { tmpdir } from "node:os";

/** More bytes than all that a run of the tests keeps at once. */
const ROOM = 3 * 1024 ** 3;

/** How Linux names the file system of a folder in memory. */
const IN_MEMORY = 0x01021994;

/** A folder for what tests keep: in memory where there is room, since on a disk they wait for that half of their time. */
export async function quickFolder(): Promise<string> {
  const folder = await statfs(tmpdir());
  if (folder.type === IN_MEMORY) return tmpdir();
  const memory = await statfs("/dev/shm").catch(() => null);
  return memory && memory.bavail * memory.bsize > ROOM ? "/dev/shm" : tmpdir();
}
