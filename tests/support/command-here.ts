import path from "node:path";
import { vi } from "vitest";
import { type Printed, WITHOUT_OWN } from "./command";

/** How often a command has run: under an address of its own each time, its file is run anew, and all else stays loaded. */
let runs = 0;

/** A command has ended itself. */
class Ended extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`ended with ${code}`);
    this.code = code;
  }
}

/**
 * Runs one of the commands in `lib/cli` as `runCommand` does, but within this process, where most of what it needs is
 * loaded: a tenth of the time. How a command starts is tried by a test that runs it as a process. Only one at a time.
 */
export async function runCommandHere(
  name: string,
  args: string[],
  environment: Record<string, string> = {},
): Promise<Printed> {
  const [stdout, stderr]: [string[], string[]] = [[], []];
  const into = (lines: string[]) => (words: unknown) => void lines.push(`${words}\n`);
  const spies = [
    vi.spyOn(console, "log").mockImplementation(into(stdout)),
    vi.spyOn(console, "error").mockImplementation(into(stderr)),
    vi.spyOn(process, "exit").mockImplementation((code) => {
      throw new Ended(Number(code ?? 0));
    }),
  ];
  const { argv, env, exitCode } = process;
  const file = path.resolve("lib/cli", name);
  process.argv = [process.execPath, file, ...args];
  process.env = { ...env, ...WITHOUT_OWN, ...environment };
  process.exitCode = 0;
  runs += 1;
  const ended = await import(/* @vite-ignore */ `${file}?run=${runs}`)
    .then(() => Number(process.exitCode))
    .catch((error: unknown) => {
      if (error instanceof Ended) return error.code;
      throw error;
    })
    .finally(() => {
      for (const spy of spies) spy.mockRestore();
      Object.assign(process, { argv, env, exitCode });
    });
  return { code: ended, stdout: stdout.join(""), stderr: stderr.join("") };
}
