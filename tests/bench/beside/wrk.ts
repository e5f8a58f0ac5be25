import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** What wrk printed, in figures: milliseconds, and how many answers there were, those that were refused among them. */
export type Wrk = { perSecond: number; p50: number; p99: number; answers: number; refused: number };

/** Runs wrk, behind what is to stand before it, and reads what it prints. Throws when that is not what it prints today. */
export async function runWrk(before: string[], url: string, connections: number, seconds: number): Promise<Wrk> {
  const own = ["wrk", "-t1", `-c${connections}`, `-d${seconds}s`, "--latency", "-H", "Accept-Encoding: gzip", url];
  const [program = "", ...args] = [...before, ...own];
  const { stdout } = await promisify(execFile)(program, args);
  return readWrk(stdout);
}

/** The figures in what wrk printed. */
export function readWrk(printed: string): Wrk {
  const find = (pattern: RegExp) => pattern.exec(printed) ?? [];
  const [, perSecond] = find(/Requests\/sec:\s+([\d.]+)/);
  const [, answers] = find(/(\d+) requests in/);
  const [, refused = "0"] = find(/Non-2xx or 3xx responses: (\d+)/);
  const [p50, p99] = [find(/ 50%\s+([\d.]+)(us|ms|s)/), find(/ 99%\s+([\d.]+)(us|ms|s)/)].map(milliseconds);
  if (perSecond === undefined || answers === undefined || p50 === undefined || p99 === undefined)
    throw new Error(`wrk printed something else:\n${printed}`);
  return { perSecond: Number(perSecond), p50, p99, answers: Number(answers), refused: Number(refused) };
}

function milliseconds([, value, unit]: string[]): number | undefined {
  if (value === undefined) return undefined;
  return unit === "us" ? Number(value) / 1_000 : Number(value) * (unit === "s" ? 1_000 : 1);
}
