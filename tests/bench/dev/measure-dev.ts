import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Browser } from "@playwright/test";
import { TEST_SERVER } from "../../../lib/cli/test-server.ts";
import { freePort } from "../../support/free-port.ts";
import { openBrowser } from "../beside/first-visit.ts";
import { ROOT } from "../launch.ts";
import { topicName, writeContent } from "../pages/sample-content.ts";
import { aligned } from "../table.ts";

/** Where `npm run dev` of the bench builds: beside the packages, in a folder that git does not see. */
const BUILD_DIR = ".next-bench-dev";

/** How often an open tab is looked at, and how long it may take to show what was written. Milliseconds. */
const [LOOK_EVERY, AT_MOST] = [10, 60_000];

/** How long nothing is done before each edit, as a writer reads what was written. Milliseconds. */
const READING = 1_500;

/**
 * `npm run dev` on a site with so many sample topics: seconds until it says where it is, seconds that the first page then
 * takes to arrive whole, and milliseconds from writing a page's file until an open tab shows the new words.
 */
export type DevFigures = { topics: number; ready: number; firstPage: number; edits: number[] };

/** Starts it with nothing built, asks for a page, opens that in a browser, and changes its file several times. */
export async function measureDev(topics: number, edits: number): Promise<DevFigures> {
  const folder = await mkdtemp(path.join(tmpdir(), "clinic-bench-dev-"));
  const content = path.join(folder, "content");
  try {
    await writeContent(content, { topics, pagesEach: 1 });
    await rm(path.join(ROOT, BUILD_DIR), { recursive: true, force: true });
    const dev = await startDev(content, path.join(folder, "data"));
    try {
      const topic = topicName(Math.floor(topics / 2));
      const began = performance.now();
      await (await fetch(`${dev.url}/${topic}`, { headers: { accept: "text/html" } })).text();
      const firstPage = secondsSince(began);
      const browser = await openBrowser();
      try {
        const file = path.join(content, topic, "index.mdx");
        return { topics, ready: dev.ready, firstPage, edits: await edit(browser, `${dev.url}/${topic}`, file, edits) };
      } finally {
        await browser.close();
      }
    } finally {
      await dev.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(path.join(ROOT, BUILD_DIR), { recursive: true, force: true });
  }
}

/** Ready is when it says so. */
async function startDev(content: string, data: string) {
  const port = String(await freePort());
  const url = `http://localhost:${port}`;
  const own = { PORT: port, SITE_URL: url, CONTENT_DIR: content, DATA_DIR: data, BUILD_DIR };
  const began = performance.now();
  const args = ["--import", path.join(ROOT, "lib/cli/environment.mjs"), path.join(ROOT, "lib/cli/dev.ts")];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...TEST_SERVER, NODE_ENV: "development", ...own },
    stdio: ["ignore", "pipe", "pipe"],
  });
  process.once("exit", () => child.kill("SIGKILL"));
  const ended = once(child, "exit");
  const said = Promise.withResolvers<void>();
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      printed = (printed + chunk.toString()).slice(-10_000);
      if (printed.includes(url)) said.resolve();
    });
  }
  await Promise.race([said.promise, ended.then(() => Promise.reject(new Error(`It did not start:\n${printed}`)))]);
  async function stop(): Promise<void> {
    child.kill("SIGTERM");
    await ended;
  }
  return { url, ready: secondsSince(began), stop };
}

/**
 * Writes another sentence into the page each time, and looks into the tab until it is there. The tab must listen first: it
 * does so anew each time it has loaded. Throws when it never listens, or never shows the words.
 */
async function edit(browser: Browser, url: string, file: string, times: number): Promise<number[]> {
  const page = await browser.newPage();
  let listening = 0;
  page.on("response", (response) => {
    if (response.url().endsWith("/saves")) listening += 1;
  });
  await page.goto(url, { waitUntil: "load" });
  const before = await readFile(file, "utf8");
  const took: number[] = [];
  for (let time = 0; time < times; time += 1) {
    await until("The open tab never listened", async () => listening > time);
    await setTimeout(READING);
    const words = `We do not know why chair ${time} was near the door`;
    const began = performance.now();
    await writeFile(file, before.replace("This is a sample.", `This is a sample. ${words}.`));
    const seen = page.getByText(words).filter({ visible: true });
    // While the tab loads again there is no page to look at.
    const shows = () =>
      seen.count().then(
        (count) => count > 0,
        () => false,
      );
    await until(`The open tab never showed “${words}”`, shows);
    took.push(performance.now() - began);
  }
  return took;
}

async function until(failure: string, isSo: () => Promise<boolean>): Promise<void> {
  const began = performance.now();
  while (!(await isSo())) {
    if (performance.now() - began > AT_MOST) throw new Error(failure);
    await setTimeout(LOOK_EVERY);
  }
}

/** The figures as a table of text. */
export function tableOfDev({ topics, ready, firstPage, edits }: DevFigures): string {
  const shown = edits.map((took) => Math.round(took));
  const rows = [
    ["says it is ready, s", ready.toFixed(2)],
    ["first page whole after, s", firstPage.toFixed(2)],
    ["an edit in an open tab, ms", `${medianEdit(edits)} (${shown.join(" · ")})`],
  ];
  return ["", `npm run dev with ${topics} sample topics, nothing built`, ...aligned(rows)].join("\n");
}

/** The median of the edits in whole milliseconds. */
export function medianEdit(edits: number[]): number {
  return Math.round(edits.toSorted((a, b) => a - b)[Math.floor(edits.length / 2)] ?? 0);
}

function secondsSince(began: number): number {
  return (performance.now() - began) / 1_000;
}
