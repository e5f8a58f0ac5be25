import { readFile } from "node:fs/promises";
import path from "node:path";
import { pagesOfAnchors, withPageNumbers } from "./page-numbers.ts";

/** A page to be printed: its HTML, and the whole address it has on the site, against which its links are read. */
export type Printable = { address: string; html: string };

/** With what it is printed: a browser, the folder of the site's pictures, and the paper that patients there have. */
export type Press = { browser: string; publicDir: string; paper: "Letter" | "A4" };

/** A browser without errands of its own, which reaches no machine: every name is unknown to it. */
const CUT_OFF = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND",
];

/** How long a browser may take for one step. Milliseconds. */
const PATIENCE = 30_000;

const TYPES: Record<string, string> = { ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg" };

/**
 * Prints a page as a tagged PDF with an outline. The browser asks for the page at its own address and is given it from
 * here, so that links lead to the site and nothing is fetched from anywhere. It is printed twice: only a first print tells
 * on which page each part begins. Root alone has to do without the browser's sandbox. Throws when the browser does not work.
 */
export async function printPage({ address, html }: Printable, { browser, publicDir, paper }: Press): Promise<Buffer> {
  const { chromium } = await import("@playwright/test");
  const running = await chromium.launch({
    executablePath: browser,
    args: CUT_OFF,
    chromiumSandbox: process.getuid?.() !== 0,
    timeout: PATIENCE,
  });
  try {
    const page = await running.newPage({ javaScriptEnabled: false, colorScheme: "light" });
    page.setDefaultTimeout(PATIENCE);
    let shown = eager(html);
    await page.route("**/*", async (route) => {
      const asked = route.request().url();
      if (asked === address) return route.fulfill({ contentType: "text/html; charset=utf-8", body: shown });
      const body = asked.startsWith(new URL("/", address).href) ? await picture(asked, publicDir) : null;
      if (body === null) return route.abort();
      return route.fulfill({ contentType: TYPES[path.extname(new URL(asked).pathname)], body });
    });
    const print = async () => {
      await page.goto(address, { waitUntil: "load" });
      return page.pdf({ format: paper, tagged: true, outline: true });
    };
    shown = withPageNumbers(shown, pagesOfAnchors(await print()));
    return await print();
  } finally {
    await running.close();
  }
}

/** Pictures that wait until somebody scrolls to them would be missing. */
function eager(html: string): string {
  return html.replaceAll(' loading="lazy"', "");
}

async function picture(address: string, publicDir: string): Promise<Buffer | null> {
  const file = path.join(publicDir, decodeURIComponent(new URL(address).pathname));
  return file.startsWith(publicDir + path.sep) ? readFile(file).catch(() => null) : null;
}
