import { readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { SCRIPTED_FILE } from "./manifest.ts";
import { withNamesOfScript } from "./script-names.ts";
import { toScriptedPage } from "./scripted.ts";
import { usedStyle } from "./used-style.ts";

/** Where a browser finds the files of `static` in the build directory. */
const STATIC = "/_next/";

/**
 * Finishes the page with script that Next rendered into a file, into a file of its own: Next keeps the first. Of the style it
 * keeps what the page uses as it is, and what its scripts may need for what they bring into it.
 */
export async function makeScriptedPage(rendered: string, distDir: string): Promise<void> {
  const scriptAt = (address: string) => readFileSync(path.join(distDir, address.slice(STATIC.length)), "utf8");
  const html = toScriptedPage(await readFile(rendered, "utf8"), (css, names, scripts) =>
    usedStyle(css, withNamesOfScript(names, scripts.map(scriptAt).join("\n"))),
  );
  await writeFile(path.join(distDir, SCRIPTED_FILE), html);
}
