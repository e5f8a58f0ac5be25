import "./environment.mjs";
import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { makeFolder } from "./make-folder.mjs";
import { lastLines, runProgram } from "./run-program.mjs";
import { findBrowser, installBrowser } from "./setup-browser.mjs";
import { giveUp, runStep } from "./step.mjs";

/*
 * Makes a fresh clone ready for `npm start`, `npm test` and `npm run dev`: on the Node of the machine, which
 * `setup.mjs` has found new enough, with nothing installed. Does only what is missing, so that a second run takes no time.
 */

const OLDEST_OWN_NODE = 24;

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const ownNode = path.join(root, "node_modules/.bin/node");

const mode = process.argv[2];
if (mode !== "start" && mode !== "test" && mode !== "dev") giveUp("Usage: node lib/cli/setup.mjs start|test|dev");

process.chdir(root);
await installPackages();
await checkOwnNode();
if (mode === "test") await provideBrowser();
else checkDataDir();

/** Installs the packages of the lockfile unless they are there: a stamp in node_modules says from which lockfile. */
async function installPackages() {
  const stamp = path.join(root, "node_modules/.installed-from");
  const wanted = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;

  const npm = process.env.npm_execpath;
  const [program, args] = npm ? [process.execPath, [npm]] : ["npm", []];
  const result = await runStep("Installing packages", () =>
    runProgram(program, [...args, "ci", "--include=dev", "--no-progress"]),
  );
  if (!result.ok)
    giveUp(
      `The packages could not be installed. Check the internet connection and try again. npm said:\n${lastLines(result.output, 8)}`,
    );
  writeFileSync(stamp, wanted);
}

/** Makes sure that scripts run on the Node that is installed with the packages; without it npm would silently take the machine's. */
async function checkOwnNode() {
  const result = existsSync(ownNode) ? await runProgram(ownNode, ["--version"]) : { ok: false, output: "" };
  const major = Number(/^v(\d+)\./.exec(result.output)?.[1]);
  if (result.ok && major >= OLDEST_OWN_NODE) return;
  giveUp(
    `Node ${OLDEST_OWN_NODE} was not installed with the packages: npm was told not to run the install script of the package "node". Run "npm rebuild node --ignore-scripts=false" and try again.`,
  );
}

/** Makes the folder for what patients send and checks that it can be written. */
function checkDataDir() {
  const folder = path.resolve(process.env.DATA_DIR || ".data");
  try {
    makeFolder(folder);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    giveUp(
      `The data folder ${folder} cannot be written. Give this user the right to write there, or name another folder: DATA_DIR=/some/folder npm start`,
    );
  }
}

/** Finds a browser for the tests or installs one. */
async function provideBrowser() {
  const found = await findBrowser(process.env);
  if (found.ok) return;
  if (process.env.CHROMIUM_PATH)
    giveUp(
      `CHROMIUM_PATH names ${process.env.CHROMIUM_PATH}, where there is no browser that starts. Correct it or leave it out.`,
    );
  const installed = await runStep("Installing a browser for the tests", () => installBrowser(root));
  if (!installed.ok)
    giveUp(
      `The tests need a browser and none could be installed. Install Chromium, or name one: CHROMIUM_PATH=/path/to/chromium npm test\n${installed.reason}`,
    );
}
