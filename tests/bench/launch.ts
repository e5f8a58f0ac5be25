import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout } from "node:timers/promises";

/** The project's folder. */
export const ROOT = path.resolve(import.meta.dirname, "../..");

/** A server that was started in a process of its own. `stop` lets it finish what is in progress. */
export type Launched = { pid: number; signal: (name: NodeJS.Signals) => void; stop: () => Promise<void> };

/** What to start: the program and its arguments, where, with which settings, and the address at which it answers then. */
type Launch = { command: string[]; cwd?: string; env: NodeJS.ProcessEnv; url: string };

/** Starts a server and resolves when it answers. Throws when it ends before. What is left of it ends with this process. */
export async function launch(name: string, { command, cwd = ROOT, env, url }: Launch): Promise<Launched> {
  const [program = "", ...args] = command;
  const child = spawn(program, args, { cwd, env, stdio: ["ignore", "ignore", "inherit"] });
  const ended = once(child, "exit");
  process.once("exit", () => child.kill("SIGKILL"));
  await Promise.race([answering(url), ended.then(() => Promise.reject(new Error(`${name} did not start`)))]);
  async function stop(): Promise<void> {
    child.kill("SIGCONT");
    child.kill("SIGTERM");
    await ended;
  }
  return { pid: child.pid ?? 0, signal: (name) => void child.kill(name), stop };
}

/** Resolves when an address answers with what it has, asked every `pause` milliseconds. */
export async function answering(url: string, pause = 200): Promise<void> {
  const answer = await fetch(url).catch(() => null);
  await answer?.body?.cancel();
  if (answer?.ok) return;
  await setTimeout(pause);
  return answering(url, pause);
}
