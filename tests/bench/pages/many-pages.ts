import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { TEST_SERVER } from "../../../lib/cli/test-server.ts";
import { freePort } from "../../support/free-port.ts";
import { answering, ROOT } from "../launch.ts";
import { measure, medianLines, type Pace } from "../measure.ts";
import type { Line } from "../table.ts";
import { costOf, megabytesOf } from "./process-tree.ts";
import { type Size, topicName, writeContent } from "./sample-content.ts";
import { madeUpName } from "./sample-words.ts";
import { type Weights, weigh } from "./weigh.ts";

/** Where the site of the bench is built: beside the packages, in a folder that git does not see. */
const BUILD_DIR = ".next-bench-pages";

/** Each load asks over one connection and waits so many milliseconds between two, so that no answer waits for another. */
const PAUSE = 2;

/** What is measured of a site with so many pages: figures by what they are of. */
export type SizeFigures = { size: Size; figures: Record<string, number>; lines: Line[] };

/**
 * Checks, builds, builds again after an edit, starts and asks a site with so many sample topics beside its own pages. Handouts are not printed, since
 * a browser for each is another matter; `withBrowser` prints them too.
 */
export async function measureSize(size: Size, pace: Pace, withBrowser: boolean): Promise<SizeFigures> {
  const folder = await mkdtemp(path.join(tmpdir(), "clinic-bench-pages-"));
  const [content, buildDir] = [path.join(folder, "content"), path.join(ROOT, BUILD_DIR)];
  const port = String(await freePort());
  const environment = {
    ...TEST_SERVER,
    ...{ NODE_ENV: "production", PORT: port, SITE_URL: `http://localhost:${port}`, REQUEST_LIMITS: "off" },
    ...{ CONTENT_DIR: content, BUILD_DIR, DATA_DIR: path.join(folder, "data") },
    ...(withBrowser ? {} : { CHROMIUM_PATH: path.join(folder, "none") }),
  };
  try {
    await writeContent(content, size);
    await rm(buildDir, { recursive: true, force: true });
    const check = await costOf([cli("content-check")], environment);
    const build = await costOf([cli("build")], environment);
    await editPage(content, size);
    const again = await costOf([cli("build")], environment);
    const site = await startTimed(environment, port);
    const rounds: Line[][] = [];
    try {
      for (let round = 0; round < pace.rounds; round += 1)
        rounds.push(...(await asked(site.url, size, pace)).map((line) => [line]));
      const weights = await weigh(site.url, `/${topicName(0)}`);
      return { size, figures: figuresOf({ check, build, again, site, weights }), lines: joined(rounds) };
    } finally {
      await site.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(buildDir, { recursive: true, force: true });
  }
}

type Measured = {
  check: Awaited<ReturnType<typeof costOf>>;
  build: Awaited<ReturnType<typeof costOf>>;
  again: Awaited<ReturnType<typeof costOf>>;
  site: Awaited<ReturnType<typeof startTimed>>;
  weights: Weights;
};

function figuresOf({ check, build, again, site, weights }: Measured): Record<string, number> {
  return {
    "check, s": check.seconds,
    "check, CPU s": check.cpuSeconds,
    "check, peak MB": check.peakMegabytes,
    "build, s": build.seconds,
    "build, CPU s": build.cpuSeconds,
    "build, peak MB": build.peakMegabytes,
    "build after an edit, s": again.seconds,
    "build after an edit, CPU s": again.cpuSeconds,
    "build after an edit, peak MB": again.peakMegabytes,
    "start until it answers, s": site.answering,
    "start until the form is there, s": site.whole,
    "server, MB": site.megabytes(),
    ...weights,
  };
}

/** Changes a sentence of one page, as a writer would between two builds. */
async function editPage(content: string, { topics }: Size): Promise<void> {
  const file = path.join(content, topicName(Math.floor(topics / 2)), "index.mdx");
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace("This is a sample.", "This is a sample, and it was changed."));
}

function joined(rounds: Line[][]): Line[] {
  const names = [...new Set(rounds.flat().map(({ name }) => name))];
  return names.flatMap((name) => medianLines(rounds.filter(([line]) => line?.name === name)));
}

/** One page after the other, so that none is measured beside another. */
async function asked(url: string, { topics }: Size, { warmUp, seconds }: Pace): Promise<Line[]> {
  const some = Math.floor(topics / 2);
  const pages = {
    "a page": `/${topicName(some)}`,
    "home page": "/",
    "search, one found": `/search?q=${madeUpName(some)}`,
    "search, most found": "/search?q=chair+table",
    "search, mistyped": "/search?q=tendom",
    "wrong address": "/no-such-page",
  };
  const lines: Line[] = [];
  for (const [name, page] of Object.entries(pages)) {
    const load = { name, url: url + page, connections: 1, pause: PAUSE, status: name === "wrong address" ? 404 : 200 };
    lines.push(...(await measure({ warmUp, seconds, loads: [load] })));
  }
  return lines;
}

/** Starts the built site, and tells how long it took to answer at all, and to answer with what is made for each visit. */
async function startTimed(environment: Record<string, string>, port: string) {
  const began = performance.now();
  const child = spawn(process.execPath, [cli("start")], {
    cwd: ROOT,
    env: { ...process.env, ...environment, BUILD: "never" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = once(child, "exit");
  process.once("exit", () => child.kill("SIGKILL"));
  const url = `http://localhost:${port}`;
  const until = async (page: string) => {
    await Promise.race([
      answering(url + page, 50),
      ended.then(() => Promise.reject(new Error("The site did not start"))),
    ]);
    return (performance.now() - began) / 1_000;
  };
  const first = await until("/healthz");
  const whole = await until("/consultation");
  await until("/search?q=chair");
  async function stop(): Promise<void> {
    child.kill("SIGTERM");
    await ended;
  }
  return { url, answering: first, whole, megabytes: () => megabytesOf(child.pid ?? 0), stop };
}

function cli(name: string): string {
  return path.join(ROOT, "lib/cli", `${name}.ts`);
}
