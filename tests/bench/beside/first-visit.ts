import { setTimeout } from "node:timers/promises";
import { type Browser, chromium } from "@playwright/test";
import { browserPaths } from "../../../lib/cli/setup-browser.mjs";
import { QUIET_BROWSER } from "../../../lib/handout/quiet-browser.ts";
import { startRelay } from "./relay.ts";

/** How long after it has loaded a page may still ask for more. Milliseconds. */
const AFTERWARDS = 2_500;

/** What somebody's first visit of a page came to: bytes with headers, how many answers, and bytes of script in them. */
export type Visit = { bytes: number; requests: number; scriptBytes: number; paths: string[] };

/** Opens the browser of the tests. */
export function openBrowser(): Promise<Browser> {
  const executablePath = browserPaths(process.env)[0];
  return chromium.launch({ ...(executablePath ? { executablePath } : {}), args: [...QUIET_BROWSER, "--no-sandbox"] });
}

/**
 * Visits a page with a profile that has been nowhere before. The bytes are counted between browser and server, so
 * nothing is left out; which of them are script, the browser says. Throws when the page does not load.
 */
export async function firstVisit(browser: Browser, url: string): Promise<Visit> {
  const { port, pathname } = new URL(url);
  const relay = await startRelay(Number(port));
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const scripts = new Set<string>();
    let scriptBytes = 0;
    session.on("Network.responseReceived", ({ requestId, type }) => {
      if (type === "Script") scripts.add(requestId);
    });
    session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) scriptBytes += encodedDataLength;
    });
    await session.send("Network.enable");
    const answer = await page.goto(relay.origin + pathname, { waitUntil: "load" });
    if (!answer?.ok()) throw new Error(`${url} did not load`);
    await setTimeout(AFTERWARDS);
    const { bytes, paths } = relay.passed();
    return { bytes, requests: paths.length, scriptBytes, paths };
  } finally {
    await context.close();
    relay.stop();
  }
}
