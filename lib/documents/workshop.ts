import { readFileSync } from "node:fs";
import path from "node:path";
import type { Ask, Workshop } from "./make.ts";
import { readStyle } from "./style.ts";

/** Where a browser finds the files of `static` in the build directory. */
const STATIC = "/_next/";

/** What documents are made with by the program of a build. Throws when the build directory is not one of ours. */
export async function workshopOf(buildDir: string, ask: Ask): Promise<Workshop> {
  const scriptAt = (address: string) => readFileSync(path.join(buildDir, address.slice(STATIC.length)), "utf8");
  return { ask, style: await readStyle(buildDir), scriptAt };
}
