import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { type Figures, medianFigures } from "./figures.ts";
import type { Load, Plan } from "./load.ts";
import type { Server } from "./servers.ts";
import type { Line } from "./table.ts";

/** How long each measurement lasts, in seconds, and how often each is made. */
export type Pace = { warmUp: number; seconds: number; rounds: number };

/** Puts loads on servers from a process of its own, and gives the figures of each. */
export async function measure(plan: Plan): Promise<Line[]> {
  const file = path.join(import.meta.dirname, "load.ts");
  const { stdout } = await promisify(execFile)(process.execPath, [file, JSON.stringify(plan)]);
  return JSON.parse(stdout);
}

/** The load of a form that is posted over so many connections. */
export function postsTo({ name, url, origin }: Server, connections: number): Load {
  return { name, url, origin, connections };
}

/** The lines of several rounds, each with the medians of its figures. */
export function medianLines(rounds: Line[][]): Line[] {
  const figuresOf = (name: string) =>
    rounds.flat().flatMap((line): Figures[] => (line.name === name ? [line.figures] : []));
  return (rounds[0] ?? []).map(({ name }) => ({ name, figures: medianFigures(figuresOf(name)) }));
}

/**
 * Posts the form of each server over so many connections, one server after the other and that several times, so that what
 * else the machine does meets them all. The others are halted while one is measured.
 */
export async function compare(servers: Server[], connections: number, { rounds, ...pace }: Pace): Promise<Line[]> {
  const measured: Line[][] = [];
  for (let round = 0; round < rounds; round += 1) {
    const lines: Line[] = [];
    for (const server of servers) {
      for (const other of servers) other.halt(other !== server);
      const before = server.cpuTime();
      const measuredNow = await measure({ ...pace, loads: [postsTo(server, connections)] });
      const worked = server.cpuTime() - before;
      for (const { name, figures } of measuredNow)
        lines.push({ name, figures: { ...figures, cpu: worked / figures.answers } });
    }
    measured.push(lines);
  }
  for (const server of servers) server.halt(false);
  return medianLines(measured);
}
