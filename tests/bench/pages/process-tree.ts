import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** What a command came to: seconds until its end, seconds that its processes worked, and their memory at its most. */
export type Cost = { seconds: number; cpuSeconds: number; peakMegabytes: number };

/** How often the processes are looked at. Milliseconds. */
const LOOK_EVERY = 100;

/** What Linux counts memory in, and how often a second it counts work. */
const [PAGE_BYTES, TICKS] = [4_096, 100];

/**
 * Runs a command of this project with Node to its end, with all the processes that it starts. Work and memory are read
 * from `/proc`; where there is none, they are 0. Throws what it printed when it fails.
 */
export async function costOf(args: string[], environment: Record<string, string>): Promise<Cost> {
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      printed = (printed + chunk.toString()).slice(-10_000);
    });
  }
  const seen = new Map<number, Used>();
  let peak = 0;
  const timer = setInterval(() => {
    const now = usedBelow(child.pid ?? 0);
    for (const used of now) seen.set(used.pid, used);
    peak = Math.max(peak, sum(now.map(({ megabytes }) => megabytes)));
  }, LOOK_EVERY);
  const code = await new Promise((resolve) => child.once("close", resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`${args.join(" ")} failed:\n${printed}`);
  const seconds = (performance.now() - began) / 1_000;
  return { seconds, cpuSeconds: sum([...seen.values()].map((used) => used.cpuSeconds)), peakMegabytes: peak };
}

/** The memory of a process and of all that it has started, in megabytes; 0 where the system does not tell. */
export function megabytesOf(pid: number): number {
  return sum(usedBelow(pid).map(({ megabytes }) => megabytes));
}

type Used = { pid: number; parent: number; cpuSeconds: number; megabytes: number };

function usedBelow(root: number): Used[] {
  const all = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap(usedBy);
  const family = new Set([root]);
  for (let before = 0; before < family.size; ) {
    before = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  return all.filter(({ pid }) => family.has(pid));
}

/** One process, or nothing when it has just ended. Its name may hold spaces, so what stands after it is counted. */
function usedBy(pid: string): Used[] {
  try {
    const after = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ").map(Number) ?? [];
    const [, parent = 0] = after;
    const worked = (after[11] ?? 0) + (after[12] ?? 0);
    return [
      {
        ...{ pid: Number(pid), parent },
        cpuSeconds: worked / TICKS,
        megabytes: ((after[21] ?? 0) * PAGE_BYTES) / 1_000_000,
      },
    ];
  } catch {
    return [];
  }
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
