import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { loadClinic } from "../content/clinic.ts";
import {
  contentFolder,
  HANDOUTS_FILE,
  type Handouts,
  MANIFEST_FILE,
  madeFolder,
  manifestSchema,
} from "../documents/manifest.ts";
import { isHandout } from "../handout/link.ts";
import { makeHandout } from "../handout/make.ts";
import type { Settings } from "../settings.ts";
import { browserPaths, findBrowser } from "./setup-browser.mjs";
import { runStep } from "./step.mjs";

/** The folder beside the documents that holds the PDFs. */
const FOLDER = "handouts";

/** How long a browser may take for one step. Milliseconds. */
const PATIENCE = 30_000;

/** The file beside them that says of which build all handouts were printed. */
const STAMP = "printed-from";

/**
 * Prints the handouts of a build, unless that has been done, and says in a line what could not be printed and why. That is
 * tried again at each start where there is a browser, without building anew. `made` is the folder with the documents and
 * their content, and `build` the fingerprint of the build. When the signal comes, no further one is printed. Returns whether
 * anything was to be printed.
 */
export async function printWhenNeeded(
  settings: Settings,
  root: string,
  { build, isFresh, made, signal }: { build: string; isFresh: boolean; made: string; signal?: AbortSignal },
): Promise<boolean> {
  if (!isFresh && !(await isUnprinted(made, build))) return false;
  const { jurisdiction } = await loadClinic(contentFolder(made));
  const paper = jurisdiction === "US" ? "Letter" : "A4";
  const problem = await runStep("Printing the handouts", () => makeHandouts(settings, root, { made, paper, signal }));
  if (problem) console.log(problem);
  else await writeFile(path.join(made, STAMP), build);
  return true;
}

/** Says whether the handouts of a build were not all printed, and there is a browser now that might. */
export function canPrint(buildDir: string, build: string): Promise<boolean> {
  return isUnprinted(madeFolder(buildDir), build);
}

async function isUnprinted(made: string, build: string): Promise<boolean> {
  const printed = await readFile(path.join(made, STAMP), "utf8").catch(() => "");
  return printed !== build && browserPaths(process.env).length > 0;
}

/**
 * Prints each page of a fresh build that is also a handout, and lists the PDFs for the server. `paper` is what patients
 * there have. Returns a line for whoever builds when there is one that could not be made; the site works without it.
 */
async function makeHandouts(
  { siteUrl }: Settings,
  root: string,
  { made, paper, signal }: { made: string; paper: "Letter" | "A4"; signal: AbortSignal | undefined },
): Promise<string | null> {
  const manifest = manifestSchema.parse(JSON.parse(await readFile(path.join(made, MANIFEST_FILE), "utf8")));
  const pages = await Promise.all(
    manifest.map(async ({ path: of, file }) => ({ of, html: await readFile(path.join(made, file), "utf8") })),
  );
  const list = path.join(made, HANDOUTS_FILE);
  await writeFile(list, "[]");
  const found = await findBrowser(process.env);
  if (!found.ok)
    return "No browser was found, so the site offers no PDF. To have one, install Chromium and start again.";

  const press = { browser: found.path, publicDir: path.join(root, "public"), paper, patience: PATIENCE };
  const handouts: Handouts = [];
  const problems: string[] = [];
  await mkdir(path.join(made, FOLDER), { recursive: true });
  for (const { of, html } of pages.filter(({ html }) => isHandout(html))) {
    if (signal?.aborted) break;
    const printed = await makeHandout({ address: siteUrl + of, html }, press);
    if (!printed.ok) {
      problems.push(`The site offers no PDF of ${of}: ${printed.reason}. The next start tries again.`);
      continue;
    }
    const file = path.join(FOLDER, `${of.slice(1).replaceAll("/", "-")}.pdf`);
    await writeFile(path.join(made, file), printed.pdf);
    handouts.push({ of, file });
  }
  await writeFile(list, JSON.stringify(handouts, null, 2));
  return problems.length > 0 ? problems.join("\n") : null;
}
