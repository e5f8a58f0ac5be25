import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { stopOnSignals } from "../server/stop.ts";
import { runProgram } from "./run-program.mjs";
import { runStep } from "./step.mjs";
import type { Counts } from "./test-counts.ts";

/** A program of this project or of its packages, and its arguments. */
type Command = string[];

type Environment = Record<string, string>;

const interruption = new AbortController();
const running = new Set<Promise<unknown>>();

// A run that was interrupted has failed. It ends when its programs have, which may still write what the end takes away.
stopOnSignals(
  async () => {
    interruption.abort();
    await Promise.all(running);
    throw new Error("The run was interrupted.");
  },
  () => {},
);

/** Runs one step of the tests. It counts as one test, passed when each of its commands is. */
export async function runCheck(title: string, commands: Command[], env: Environment = {}): Promise<Counts> {
  return runStep(title, async () => {
    for (const command of commands) {
      const { ok, output } = await run(command, env);
      if (!ok) {
        console.log(`\n${output}`);
        return { passed: 0, failures: [title] };
      }
    }
    return { passed: 1, failures: [] };
  });
}

/** How the tests of a run are counted: the report it writes, how to read that, and what the run needs to know. */
type Counting = { report: string; count: (report: unknown) => Counts; env?: Environment };

/** Runs a test runner and counts its tests from the report it writes. A run that ends without one has failed. */
export async function runCounted(
  title: string,
  command: Command,
  { report, count, env = {} }: Counting,
): Promise<Counts> {
  await rm(report, { force: true });
  return runStep(title, async () => {
    const { ok, output } = await run(command, env);
    const text = await readFile(report, "utf8").catch(() => null);
    const counts = text === null ? { passed: 0, failures: [] } : count(JSON.parse(text));
    if (!ok && counts.failures.length === 0) counts.failures.push(`${title} (ended with an error)`);
    if (counts.failures.length > 0) console.log(`\n${output}`);
    return counts;
  });
}

/**
 * Runs `node` or a program that a package brought. The production mode of a surrounding shell would hide test tools.
 */
async function run([program = "", ...args]: Command, env: Environment) {
  if (interruption.signal.aborted) return { ok: false, output: "" };
  const file = path.resolve("node_modules/.bin", program);
  const ended = runProgram(file, args, {
    signal: interruption.signal,
    // At this one Playwright stops the servers that it has started.
    killSignal: "SIGINT",
    env: {
      ...process.env,
      NODE_ENV: undefined,
      FORCE_COLOR: undefined,
      NEXT_TELEMETRY_DISABLED: "1",
      ...env,
    },
  });
  running.add(ended);
  const result = await ended;
  running.delete(ended);
  return result;
}
