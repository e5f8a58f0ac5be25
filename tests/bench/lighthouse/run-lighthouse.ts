import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { browserPaths } from "../../../lib/cli/setup-browser.mjs";
import { QUIET_BROWSER } from "../../../lib/handout/quiet-browser.ts";
import { findLighthouse } from "./program.ts";
import { type Report, readReport } from "./report.ts";

/** Bytes of a report, at most: it holds pictures of the page. */
const LARGEST = 64_000_000;

/** How often a run is made again in which the browser gave up before there was a report, as it does on a busy machine. */
const AGAIN = 2;

/**
 * Makes what runs Lighthouse once on an address as on a phone, with the network and the processor of one simulated. Each
 * run has a browser of its own, which is closed after it.
 */
export async function openLighthouse(): Promise<(url: string) => Promise<Report>> {
  const program = await findLighthouse();
  const flags = ["--headless=new", "--no-sandbox", ...QUIET_BROWSER].join(" ");
  const categories = "--only-categories=performance,accessibility,best-practices,seo";
  const settings = ["--quiet", "--output=json", categories, "--no-enable-error-reporting", `--chrome-flags=${flags}`];
  const env = { ...process.env, CHROME_PATH: wholeBrowser() };
  async function run(url: string, left: number): Promise<Report> {
    const args = [program, url, ...settings];
    const ran = await promisify(execFile)(process.execPath, args, { env, maxBuffer: LARGEST }).catch(
      (error: Error) => error,
    );
    if (!(ran instanceof Error)) return readReport(ran.stdout);
    const why = /Runtime error encountered: (.*)/.exec(ran.message)?.[1] ?? ran.message;
    if (left === 0) throw new Error(`Lighthouse could not look at ${url}: ${why}`);
    console.error(`Lighthouse looks at ${url} once more: ${why}`);
    return run(url, left - 1);
  }
  return (url) => run(url, AGAIN);
}

/** A browser with windows where there is one: that is what people read with. */
function wholeBrowser(): string | undefined {
  const all = browserPaths(process.env);
  return all.find((path) => !path.endsWith("headless-shell")) ?? all[0];
}
