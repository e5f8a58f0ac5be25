import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { browserPaths } from "../../../lib/cli/setup-browser.mjs";
import { QUIET_BROWSER } from "../../../lib/handout/quiet-browser.ts";
import { findLighthouse } from "./program.ts";
import { type Report, readReport } from "./report.ts";

/** Bytes of a report, at most: it holds pictures of the page. */
const LARGEST = 64_000_000;

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
  return async (url) => {
    const args = [program, url, ...settings];
    const { stdout } = await promisify(execFile)(process.execPath, args, { env, maxBuffer: LARGEST });
    return readReport(stdout);
  };
}

/** A browser with windows where there is one: that is what people read with. */
function wholeBrowser(): string | undefined {
  const all = browserPaths(process.env);
  return all.find((path) => !path.endsWith("headless-shell")) ?? all[0];
}
