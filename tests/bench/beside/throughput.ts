import { availableParallelism } from "node:os";
import { type Figures, medianFigures } from "../figures.ts";
import { measure, type Pace } from "../measure.ts";
import { cpuTimeOf } from "../servers.ts";
import { aligned } from "../table.ts";
import { type Built, type Contender, NAMES, type Name, onCore, withContenders } from "./contenders.ts";
import { has } from "./has.ts";
import { runWrk } from "./wrk.ts";

/** How many browsers ask at once, each over a connection that stays open. */
const CONNECTIONS = 50;

/** What one core gives: the medians of several rounds. `cpu` is in milliseconds for each answer, `rounds` per second. */
export type Throughput = { name: Name; by: string; figures: Figures; rounds: number[] };

/**
 * Asks each server for the article as fast as it answers, one after the other and that in rounds. Where the system can,
 * the server has core 0 to itself, and what asks has core 1.
 */
export async function measureThroughput(built: Built, pace: Pace): Promise<Throughput[]> {
  const apart = availableParallelism() > 1;
  return withContenders(built, (contenders) => inRounds(contenders, pace, apart), apart ? 0 : undefined);
}

async function inRounds(contenders: Contender[], { rounds, ...pace }: Pace, apart: boolean): Promise<Throughput[]> {
  const before = apart ? await onCore(1) : [];
  const all: { name: Name; figures: Figures }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of contenders) all.push({ name: contender.name, figures: await ask(contender, pace, before) });
  }
  return contenders.map(({ name, by }) => {
    const own = all.filter((each) => each.name === name).map(({ figures }) => figures);
    return { name, by, figures: medianFigures(own), rounds: own.map(({ perSecond }) => perSecond) };
  });
}

async function ask({ article, pid }: Contender, pace: Omit<Pace, "rounds">, before: string[]): Promise<Figures> {
  const withWrk = await has("wrk");
  if (withWrk) await runWrk(before, article, CONNECTIONS, pace.warmUp);
  const worked = cpuTimeOf(pid);
  const figures = withWrk ? await byWrk(before, article, pace.seconds) : await byOwn(article, pace);
  if (figures.refused > 0) throw new Error(`${article} refused ${figures.refused} of ${figures.answers}`);
  return { ...figures, cpu: (cpuTimeOf(pid) - worked) / figures.answers };
}

async function byWrk(before: string[], url: string, seconds: number): Promise<Figures> {
  const told = await runWrk(before, url, CONNECTIONS, seconds);
  return { ...told, accepted: told.answers - told.refused };
}

async function byOwn(url: string, pace: Omit<Pace, "rounds">): Promise<Figures> {
  const [line] = await measure({ ...pace, loads: [{ name: url, url, connections: CONNECTIONS, encoding: "gzip" }] });
  if (!line) throw new Error(`Nothing was measured of ${url}`);
  return line.figures;
}

/** The figures as a table of text. */
export function tableOfThroughput(all: Throughput[]): string {
  const whole = all.find(({ name }) => name === "limit")?.figures.perSecond ?? 0;
  const head = ["", "served by", "documents/s", "rounds", "× limit", "µs CPU", "p50 ms", "p99 ms"];
  const rows = all.map(({ name, by, figures, rounds }) => [
    ...[NAMES[name], by, Math.round(figures.perSecond).toLocaleString("en")],
    rounds.map((perSecond) => Math.round(perSecond).toLocaleString("en")).join(" · "),
    (figures.perSecond / whole).toFixed(figures.perSecond < whole / 10 ? 4 : 2),
    ...[((figures.cpu ?? 0) * 1_000).toFixed(1), figures.p50.toFixed(2), figures.p99.toFixed(2)],
  ]);
  return ["", `The article over ${CONNECTIONS} connections, gzip, one core`, ...aligned([head, ...rows])].join("\n");
}
