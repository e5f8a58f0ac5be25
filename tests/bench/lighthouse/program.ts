import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { lastLines, runProgram } from "../../../lib/cli/run-program.mjs";

/** The version whose figures are compared. With all that it needs it weighs 176 MB, so it is no package of the project. */
const VERSION = "13.5.0";

/**
 * Finds Lighthouse, and installs it first where it is not yet: in a folder of its own outside the project, so that neither
 * `npm start` nor `npm test` waits for it. Throws when it cannot be installed, as without a connection.
 */
export async function findLighthouse(): Promise<string> {
  const cache = process.env.XDG_CACHE_HOME || path.join(homedir(), ".cache");
  const folder = path.join(cache, "clinic-site-bench", `lighthouse-${VERSION}`);
  const program = path.join(folder, "node_modules/lighthouse/cli/index.js");
  if (existsSync(program)) return program;
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "package.json"), JSON.stringify({ private: true }));
  const wanted = [`lighthouse@${VERSION}`, "--ignore-scripts", "--no-audit", "--no-fund"];
  const installed = await runProgram("npm", ["install", "--prefix", folder, ...wanted], { cwd: folder });
  if (!installed.ok) throw new Error(`Lighthouse could not be installed:\n${lastLines(installed.output, 5)}`);
  return program;
}
