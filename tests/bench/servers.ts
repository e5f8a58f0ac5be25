import { existsSync, readFileSync } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { runProgram } from "../../lib/cli/run-program.mjs";
import { TEST_SERVER } from "../../lib/cli/test-server.ts";
import { freePort } from "../support/free-port.ts";
import { launch, ROOT } from "./launch.ts";

const NEXT = path.join(ROOT, "node_modules/next/dist/bin/next");

/** Where the Next app of the bench is built: beside its packages, in a folder that git does not see. */
const ACTION_FOLDER = path.join(ROOT, ".next-bench-action");

/** A server in a process of its own. `url` is its form's, `origin` what a browser calls its site. */
export type Server = {
  name: string;
  url: string;
  origin: string;
  dataDir: string;
  /** Milliseconds that its process has worked, or 0 where the system does not tell. */
  cpuTime: () => number;
  halt: (isHalted: boolean) => void;
  stop: () => Promise<void>;
};

/** Node's own HTTP server, which reads the form and keeps it in one durable insert. */
export async function startBare(): Promise<Server> {
  return start("bare node:http", { args: [path.join(import.meta.dirname, "bare-server.ts")], form: "/" });
}

/** An app made with Next that has one action, which does the same as the bare server. */
export async function startAction(): Promise<Server> {
  await rm(ACTION_FOLDER, { recursive: true, force: true });
  await cp(path.join(import.meta.dirname, "action"), ACTION_FOLDER, { recursive: true });
  const dataDir = await mkdtemp(path.join(tmpdir(), "clinic-bench-"));
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", BENCH_DATA: dataDir };
  const built = await runProgram(process.execPath, [NEXT, "build"], { cwd: ACTION_FOLDER, env });
  if (!built.ok) throw new Error(`The app of the bench could not be built.\n${built.output}`);
  const server = await start("empty server action", { args: [NEXT, "start"], form: "/", cwd: ACTION_FOLDER, dataDir });
  async function stop(): Promise<void> {
    await server.stop();
    await rm(ACTION_FOLDER, { recursive: true, force: true });
  }
  return { ...server, stop };
}

/**
 * The whole site as `npm start` runs it, on the build that the tests use, with everything on but the limits that a single
 * address would meet at once. Without a data folder it begins with nothing.
 */
export async function startSite(
  name: string,
  environment: Record<string, string> = {},
  dataDir?: string,
): Promise<Server> {
  const env = { ...TEST_SERVER, REQUEST_LIMITS: "off", ...environment };
  const args = [path.join(ROOT, "lib/cli/start.ts")];
  return start(name, { args, form: "/consultation", origin: TEST_SERVER.SITE_URL, env, dataDir });
}

type Start = {
  args: string[];
  form: string;
  origin?: string;
  cwd?: string;
  dataDir?: string | undefined;
  env?: Record<string, string>;
};

async function start(name: string, { args, form, origin, cwd = ROOT, dataDir, env }: Start): Promise<Server> {
  const port = String(await freePort());
  const folder = dataDir ?? (await mkdtemp(path.join(tmpdir(), "clinic-bench-")));
  const own = { NODE_ENV: "production" as const, BENCH_DATA: folder, DATA_DIR: folder, PORT: port };
  const url = `http://localhost:${port}${form}`;
  const command = [process.execPath, ...args];
  const server = await launch(name, { command, cwd, env: { ...process.env, ...env, ...own }, url });

  async function stop(): Promise<void> {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
  const halt = (isHalted: boolean) => server.signal(isHalted ? "SIGSTOP" : "SIGCONT");
  const cpuTime = () => cpuTimeOf(server.pid);
  return { name, url, origin: origin ?? `http://localhost:${port}`, dataDir: folder, cpuTime, halt, stop };
}

/** Linux counts the work of a process in hundredths of a second: in its own code, and in the system's for it. */
export function cpuTimeOf(pid: number): number {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return 0;
  const afterName = readFileSync(file, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(afterName[11]) + Number(afterName[12])) * 10;
}
