import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { TEST_SERVER } from "@/lib/cli/test-server";
import { freePort } from "./free-port";

/**
 * A server of a test's own, on the build that the other tests use, with a port and data of its own. `printed` gives all
 * that it has written so far.
 */
export type OwnSite = { url: string; dataDir: string; process: ChildProcess; printed: () => string };

/**
 * What the test sends to the process is run on the site's own connection to its database: see `tell`. A site whose test
 * has died ends too.
 */
const START = `
  import { CompiledQuery } from "kysely";
  import { log } from "./lib/log.ts";
  import { runSite } from "./lib/server/run.ts";
  import { stopOnSignals } from "./lib/server/stop.ts";
  import { settings } from "./lib/settings.ts";
  process.on("message", async (statement) => {
    const { store } = await globalThis.openedVault;
    await store.executeQuery(CompiledQuery.raw(statement));
    process.send("done");
  });
  process.on("disconnect", () => process.exit(1));
  const site = await runSite(settings(), process.cwd());
  stopOnSignals(site.close, log);
`;

/**
 * Starts a server in a process of its own and resolves when it answers. The test ends it, in whichever way it likes. A
 * port, folder or setting that the test does not name is chosen here. `under` is a program that runs the server and looks
 * on.
 */
export async function startOwnSite(environment: Record<string, string> = {}, under: string[] = []): Promise<OwnSite> {
  const port = environment.PORT ?? (await freePort());
  const url = `http://localhost:${port}`;
  const dataDir = environment.DATA_DIR ?? (await mkdtemp(path.join(tmpdir(), "clinic-own-")));
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...TEST_SERVER,
    NODE_ENV: "production",
    PORT: String(port),
    SITE_URL: url,
    DATA_DIR: dataDir,
    ...environment,
  };
  const [program = "", ...args] = [...under, process.execPath, "--input-type=module", "-e", START];
  const server = spawn(program, args, { env, stdio: ["ignore", "pipe", "pipe", "ipc"] });
  const written: string[] = [];
  server.stdout?.on("data", (chunk: Buffer) => written.push(chunk.toString()));
  server.stderr?.on("data", (chunk: Buffer) => {
    written.push(chunk.toString());
    // The tests of faults keep it in a file: they bring about many a complaint.
    if (!process.env.FAULTS_DIR) process.stderr.write(chunk);
  });
  await Promise.race([
    answering(url),
    once(server, "exit").then(() => Promise.reject(new Error(`The server ended:\n${written.join("")}`))),
  ]);
  return { url, dataDir, process: server, printed: () => written.join("") };
}

/** Runs `npm start` on the build that the other tests use, with data of its own. `printed` gives all that it has written. */
export async function startProgram(environment: Record<string, string>) {
  const DATA_DIR = await mkdtemp(path.join(tmpdir(), "clinic-own-"));
  const own = { DATA_DIR, SITE_URL: `http://localhost:${environment.PORT}`, ...environment };
  const env: NodeJS.ProcessEnv = { ...process.env, ...TEST_SERVER, ...own, NODE_ENV: "production" };
  const args = ["--import", "./lib/cli/environment.mjs", "lib/cli/start.ts"];
  const program = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  const written: string[] = [];
  for (const stream of [program.stdout, program.stderr])
    stream.on("data", (chunk: Buffer) => written.push(String(chunk)));
  async function end(): Promise<void> {
    const gone = once(program, "exit");
    program.kill("SIGTERM");
    await gone;
  }
  return { printed: () => written.join(""), end };
}

/**
 * Runs a statement on the server's own connection to its database, like one that lets the file grow no further. Resolves
 * when it has run.
 */
export async function tell(site: OwnSite, statement: string): Promise<void> {
  const done = once(site.process, "message");
  site.process.send(statement);
  await done;
}

async function answering(url: string): Promise<void> {
  const answer = await fetch(`${url}/healthz`).catch(() => null);
  if (answer?.ok) return;
  await setTimeout(100);
  return answering(url);
}

/**
 * Ends a server at once, as a power cut would, and waits until it is gone. A page that is still open may complain of it:
 * a test that does not need its page any more closes it first.
 */
export async function kill(site: OwnSite): Promise<void> {
  if (site.process.exitCode !== null || site.process.signalCode !== null) return;
  const gone = once(site.process, "exit");
  site.process.kill("SIGKILL");
  await gone;
}
