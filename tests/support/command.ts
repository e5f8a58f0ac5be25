import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

/** More bytes than any command prints of the data of a test. */
const MOST = 64 * 1024 * 1024;

/** What a command printed, and its exit code. */
export type Printed = { code: number; stdout: string; stderr: string };

/** A developer's own keys and places have no part in a test. */
export const WITHOUT_OWN = { REQUESTS_KEY: "", REQUESTS_KEY_PREVIOUS: "", BACKUP_DIR: "", DATABASE_URL: "" };

/** Runs one of the commands in `lib/cli` with settings of its own, and gives what it printed and its exit code. */
export async function runCommand(
  name: string,
  args: string[],
  environment: Record<string, string> = {},
): Promise<Printed> {
  const env = { ...process.env, ...WITHOUT_OWN, ...environment };
  return promisify(execFile)(process.execPath, [path.resolve("lib/cli", name), ...args], { env, maxBuffer: MOST }).then(
    (printed) => ({ code: 0, ...printed }),
    (error: Printed) => error,
  );
}
