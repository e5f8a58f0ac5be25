import { access, constants } from "node:fs/promises";
import path from "node:path";

/** Tells whether this machine has a program, by its name. */
export async function has(program: string): Promise<boolean> {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const found = folders.map((folder) => access(path.join(folder, program), constants.X_OK));
  return Promise.any(found).then(
    () => true,
    () => false,
  );
}
