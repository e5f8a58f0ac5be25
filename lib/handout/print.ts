import { readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { pagesOfAnchors, withPageNumbers } from "./page-numbers.ts";
import { QUIET_BROWSER } from "./quiet-browser.ts";

/** A page to be printed: its HTML, and the whole address it has on the site, against which its links are read. */
export type Printable = { address: string; html: string };

/**
 * With what it is printed: a browser, the folder of the site's pictures, the paper that patients there have, and for how many
 * milliseconds each step of the browser is waited for.
 */
export type Press = { browser: string; publicDir: string; paper: "Letter" | "A4"; patience: number };

/** It reaches no machine at all: every name is unknown to it. */
const CUT_OFF = [...QUIET_BROWSER, "--host-resolver-rules=MAP * ~NOTFOUND"];

const TYPES: Record<string, string> = { ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg" };

/**
 * Prints a page as a tagged PDF with an outline. The browser asks for the page at its own address and is given it from
 * here, so that links lead to the site and nothing is fetched from anywhere. It is printed twice: only a first print tells
 * on which page each part begins. Root alone has to do without the browser's sandbox. Throws when the browser does not work, or not in time.
 */
export async function printPage(
  { address, html }: Printable,
  { browser, publicDir, paper, patience }: Press,
): Promise<Buffer> {
  const { chromium } = await import("@playwright/test");
  const running = await chromium.launch({
    executablePath: browser,
    args: CUT_OFF,
    chromiumSandbox: process.getuid?.() !== 0,
    timeout: patience,
  });
  try {
    const page = await inTime(running.newPage({ javaScriptEnabled: false, colorScheme: "light" }), patience);
    page.setDefaultTimeout(patience);
    let shown = html;
    await page.route("**/*", async (route) => {
      const asked = route.request().url();
      if (asked === address) return route.fulfill({ contentType: "text/html; charset=utf-8", body: shown });
      const body = asked.startsWith(new URL("/", address).href) ? await picture(asked, publicDir) : null;
      if (body === null) return route.abort();
      return route.fulfill({ contentType: TYPES[path.extname(new URL(asked).pathname)], body });
    });
    const print = async () => {
      await page.goto(address, { waitUntil: "load" });
      return inTime(page.pdf({ format: paper, tagged: true, outline: true }), patience);
    };
    shown = withPageNumbers(shown, pagesOfAnchors(await print()));
    return await print();
  } finally {
    // A browser that hangs may not close either; it then ends with this process.
    await inTime(running.close(), patience).catch(() => undefined);
  }
}

/** Waits for a step that has no limit of its own, as printing has none. */
async function inTime<T>(step: Promise<T>, patience: number): Promise<T> {
  const done = new AbortController();
  const late = setTimeout(patience, undefined, { signal: done.signal }).then(() => {
    throw new Error(`the browser did not finish within ${patience / 1000} seconds`);
  });
  try {
    return await Promise.race([step, late]);
  } finally {
    done.abort();
  }
}

async function picture(address: string, publicDir: string): Promise<Buffer | null> {
  const file = path.join(publicDir, decodeURIComponent(new URL(address).pathname));
  return file.startsWith(publicDir + path.sep) ? readFile(file).catch(() => null) : null;
}
