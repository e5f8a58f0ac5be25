import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { runProgram } from "../../../lib/cli/run-program.mjs";
import { TEST_SERVER } from "../../../lib/cli/test-server.ts";
import { freePort } from "../../support/free-port.ts";
import { ARTICLE_PATH, writeArticle } from "../article/mdx.ts";
import { launch, ROOT } from "../launch.ts";
import { writeContent } from "../pages/sample-content.ts";
import { has } from "./has.ts";
import { nginxConfiguration, writeLimit } from "./limit-files.ts";

const NEXT = path.join(ROOT, "node_modules/next/dist/bin/next");

/** Where the site and the plain Next app are built: beside the packages, in folders that git does not see. */
const [SITE_BUILD, PLAIN_FOLDER] = [".next-bench-site", ".next-bench-plain"];

/** The ways in which the article is made and served. */
export const NAMES = { limit: "limit page", site: "our site", plain: "plain Next" } as const;
export type Name = keyof typeof NAMES;

/** One of them, running. `article` is the address of the article, and `by` what serves it. */
export type Contender = { name: Name; by: string; origin: string; article: string; pid: number };

/** All three, built. The site's links name the port that it was built for, so that is where it is started. */
export type Built = { folder: string; sitePort: number; remove: () => Promise<void> };

/** Builds the site with the article among its pages, the plain Next app, and the hand-written page. Takes a minute. */
export async function buildContenders(): Promise<Built> {
  const folder = await mkdtemp(path.join(tmpdir(), "clinic-bench-beside-"));
  const sitePort = await freePort();
  async function remove(): Promise<void> {
    const all = [folder, path.join(ROOT, SITE_BUILD), path.join(ROOT, PLAIN_FOLDER)];
    await Promise.all(all.map((each) => rm(each, { recursive: true, force: true })));
  }
  try {
    await writeLimit(path.join(folder, "limit"));
    await writeContent(path.join(folder, "content"), { topics: 0, pagesEach: 0 });
    await writeArticle(path.join(folder, "content"));
    await rm(path.join(ROOT, SITE_BUILD), { recursive: true, force: true });
    await build("The site", [path.join(ROOT, "lib/cli/build.ts")], ROOT, siteEnvironment(folder, sitePort));
    const plain = path.join(ROOT, PLAIN_FOLDER);
    await rm(plain, { recursive: true, force: true });
    for (const part of ["article", "plain-next"])
      await cp(path.join(import.meta.dirname, "..", part), path.join(plain, part), { recursive: true });
    await build("The plain Next app", [NEXT, "build"], path.join(plain, "plain-next"), {});
  } catch (error) {
    await remove();
    throw error;
  }
  return { folder, sitePort, remove };
}

/**
 * Starts them all, does something with them, and stops them. With `core` each of them may use that core alone, where the
 * system can do so.
 */
export async function withContenders<Result>(
  built: Built,
  act: (contenders: Contender[]) => Promise<Result>,
  core?: number,
): Promise<Result> {
  const before = core === undefined ? [] : await onCore(core);
  const running: { contender: Contender; stop: () => Promise<void> }[] = [];
  try {
    for (const name of ["limit", "site", "plain"] as const) running.push(await startOne(built, name, before));
    return await act(running.map(({ contender }) => contender));
  } finally {
    await Promise.all(running.map(({ stop }) => stop()));
  }
}

/** What stands before a command so that it runs on one core, or nothing where the system has no such program. */
export async function onCore(core: number): Promise<string[]> {
  return (await has("taskset")) ? ["taskset", "-c", String(core)] : [];
}

/** Starts one of them. `settings` are only for the site. */
export async function startOne(
  { folder, sitePort }: Built,
  name: Name,
  before: string[],
  settings: Record<string, string> = {},
) {
  const port = name === "site" ? sitePort : await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const article = `${origin}${name === "site" ? ARTICLE_PATH : "/article"}`;
  const { by, command, cwd, environment } = await startOf(name, folder, port);
  const env = { ...process.env, NODE_ENV: "production" as const, PORT: String(port), ...environment, ...settings };
  const server = await launch(NAMES[name], { command: [...before, ...command], cwd, env, url: article });
  return { contender: { name, by, origin, article, pid: server.pid }, stop: server.stop };
}

async function startOf(name: Name, folder: string, port: number) {
  const limit = path.join(folder, "limit");
  if (name === "limit" && (await has("nginx"))) {
    const file = path.join(limit, "nginx.conf");
    await writeFile(file, nginxConfiguration(limit, port));
    return { by: "nginx", command: ["nginx", "-p", limit, "-c", file], cwd: ROOT, environment: {} };
  }
  if (name === "limit") {
    const command = [process.execPath, path.join(import.meta.dirname, "limit-server.ts")];
    return { by: "node:http", command, cwd: ROOT, environment: { LIMIT_FOLDER: limit } };
  }
  if (name === "site") {
    const command = [process.execPath, path.join(ROOT, "lib/cli/start.ts")];
    const environment = { ...siteEnvironment(folder, port), BUILD: "never" };
    return { by: "npm start", command, cwd: ROOT, environment };
  }
  const command = [process.execPath, NEXT, "start", "-p", String(port)];
  return { by: "next start", command, cwd: path.join(ROOT, PLAIN_FOLDER, "plain-next"), environment: {} };
}

function siteEnvironment(folder: string, port: number): Record<string, string> {
  return {
    ...TEST_SERVER,
    ...{ PORT: String(port), SITE_URL: `http://127.0.0.1:${port}`, REQUEST_LIMITS: "off", BUILD_DIR: SITE_BUILD },
    ...{ CONTENT_DIR: path.join(folder, "content"), DATA_DIR: path.join(folder, "data") },
    // Handouts are printed by a browser, which is another matter.
    CHROMIUM_PATH: path.join(folder, "none"),
  };
}

async function build(what: string, args: string[], cwd: string, environment: Record<string, string>): Promise<void> {
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1", ...environment };
  const built = await runProgram(process.execPath, args, { cwd, env });
  if (!built.ok) throw new Error(`${what} could not be built.\n${built.output}`);
}
