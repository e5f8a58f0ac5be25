import { existsSync, readdirSync } from "node:fs";
import { homedir, platform } from "node:os";
import path from "node:path";
import { lastLines, runProgram } from "./run-program.mjs";

/** Where systems put a Chromium or a Chrome of their own. The one without windows does the same with two thirds of the work. */
const USUAL_PLACES = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** What Playwright calls the program inside each of its browser folders. */
const PLAYWRIGHT_PROGRAMS = [
  "chrome-linux/chrome",
  "chrome-linux64/chrome",
  "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
  "chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
  "chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
];

/**
 * Where a browser may be: what `CHROMIUM_PATH` names and nothing else, or the system's, then Playwright's.
 *
 * @param {Record<string, string | undefined>} environment
 * @returns {string[]} paths where there is a file
 */
export function browserPaths(environment) {
  const named = environment.CHROMIUM_PATH;
  const paths = named ? [named] : [...USUAL_PLACES, ...playwrightBrowsers(environment)];
  return paths.filter((candidate) => existsSync(candidate));
}

/**
 * Finds a browser that starts.
 *
 * @param {Record<string, string | undefined>} environment
 * @returns {Promise<{ ok: true, path: string } | { ok: false }>}
 */
export async function findBrowser(environment) {
  for (const candidate of browserPaths(environment)) {
    if ((await runProgram(candidate, ["--version"])).ok) return { ok: true, path: candidate };
  }
  return { ok: false };
}

/**
 * Installs a browser: from Debian's own packages where we are root, else the one that Playwright brings.
 *
 * @param {string} root the project folder
 * @returns {Promise<{ ok: true } | { ok: false, reason: string }>}
 */
export async function installBrowser(root) {
  const isDebianRoot = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  const result = isDebianRoot ? await installFromDebian() : await installFromPlaywright(root);
  const found = await findBrowser(process.env);
  return found.ok ? { ok: true } : { ok: false, reason: lastLines(result.output, 5) };
}

async function installFromDebian() {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const update = await runProgram("apt-get", ["update"], { env });
  const [smaller, usual] = ["chromium-headless-shell", "chromium"].map(
    (name) => () =>
      runProgram("apt-get", ["install", "-y", "--no-install-recommends", name, "fonts-liberation"], { env }),
  );
  const first = await smaller();
  const install = first.ok ? first : await usual();
  return install.ok ? install : { ok: false, output: update.output + install.output };
}

/** @param {string} root */
function installFromPlaywright(root) {
  return runProgram(path.join(root, "node_modules/.bin/playwright"), ["install", "chromium"]);
}

/** @param {Record<string, string | undefined>} environment */
function playwrightBrowsers(environment) {
  const cache = platform() === "darwin" ? "Library/Caches" : ".cache";
  const folder = environment.PLAYWRIGHT_BROWSERS_PATH || path.join(homedir(), cache, "ms-playwright");
  if (!existsSync(folder)) return [];
  const browsers = readdirSync(folder).filter((name) => name.startsWith("chromium-"));
  return browsers.flatMap((name) => PLAYWRIGHT_PROGRAMS.map((program) => path.join(folder, name, program)));
}
