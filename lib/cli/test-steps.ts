import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { runProgram } from "./run-program.mjs";
import { runStep } from "./step.mjs";
import type { Counts } from "./test-counts.ts";

/** A program of this project or of its packages, and its arguments. */
type Command = string[];

type Environment = Record<string, string>;

/** Ctrl-C reaches both npm and this process, and npm passes it on: so long the second one is the same. Milliseconds. */
const ECHO = 1_000;

/** Ends what runs when the run itself is to end, and with another signal does not wait for it. */
const interruption = new AbortController();
let interrupted = Number.POSITIVE_INFINITY;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    if (performance.now() - interrupted > ECHO) process.exit(1);
    if (!interruption.signal.aborted) interrupted = performance.now();
    interruption.abort();
  });
}

const running = new Set<Promise<unknown>>();

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
 * Runs `node` or a program that a package brought. The production mode of a surrounding shell would hide test tools. A run
 * that was interrupted ends here, and not before its programs have, which may still write what the end takes away.
 */
async function run([program = "", ...args]: Command, env: Environment) {
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
  if (interruption.signal.aborted) {
    await Promise.all(running);
    process.exit(1);
  }
  return result;
}
