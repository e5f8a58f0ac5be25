import { Agent, type IncomingMessage, type RequestOptions, request } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { type Figures, figuresOf } from "./figures.ts";
import { formOn } from "./form.ts";
import type { Line } from "./table.ts";

/*
 * A process of the bench: asks as fast as it is answered, over so many connections at once, and prints the figures of each
 * kind of load. It is not the process of a server, so that its work is not theirs.
 */

/**
 * What is asked. With `origin` it is a form that is fetched once and posted again and again, otherwise a page. With
 * `pause` each connection waits so many milliseconds between two. A page is answered with `status`, else with 200, and
 * compressed when `encoding` names how.
 */
export type Load = {
  name: string;
  url: string;
  origin?: string;
  connections: number;
  pause?: number;
  status?: number;
  encoding?: string;
};

/** All loads run at the same time. In the seconds of `warmUp` nothing is counted. */
export type Plan = { loads: Load[]; warmUp: number; seconds: number };

/** Asks once, and tells whether the answer is what was asked for. */
type Ask = () => Promise<boolean>;

const plan: Plan = JSON.parse(process.argv[2] ?? "");
console.log(JSON.stringify(await run(plan)));
process.exit(0);

async function run({ loads, warmUp, seconds }: Plan): Promise<Line[]> {
  const asks = await Promise.all(loads.map(async (load) => ({ load, ask: await askOf(load) })));
  const start = performance.now() + warmUp * 1_000;
  return Promise.all(
    asks.map(async ({ load, ask }) => ({ name: load.name, figures: await figuresFor(load, ask, start, seconds) })),
  );
}

async function figuresFor({ connections, pause }: Load, ask: Ask, start: number, seconds: number): Promise<Figures> {
  const end = start + seconds * 1_000;
  const latencies: number[] = [];
  const counted = { latencies, refused: 0, answers: 0 };
  async function askOn(): Promise<void> {
    for (let asked = performance.now(); asked < end; asked = performance.now()) {
      const isAccepted = await ask();
      const answered = performance.now();
      if (pause) await setTimeout(pause);
      counted.answers += 1;
      if (answered < start || answered > end) continue;
      if (isAccepted) latencies.push(answered - asked);
      else counted.refused += 1;
    }
  }
  await Promise.all(Array.from({ length: connections }, askOn));
  return figuresOf(counted, seconds);
}

/**
 * Makes what asks once. All connections are opened before: a busy server takes new ones slowly, and then a few of them
 * would do all the asking. A post counts only when its answer leads to a receipt.
 */
async function askOf({ url, origin, connections, status: wanted = 200, encoding }: Load): Promise<Ask> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const asked = { accept: "text/html", ...(encoding ? { "accept-encoding": encoding } : {}) };
  const get = () => answerTo(url, { agent, headers: asked });
  const opened = await Promise.all(Array.from({ length: connections }, get));
  if (origin === undefined) return async () => (await get()).status === wanted;

  const form = formOn(opened[0]?.body ?? "");
  let number = Date.now() % 1_000_000_000;
  return async () => {
    number += 1;
    const body = form.body(number);
    const headers = { origin, accept: "text/html", "content-type": form.type, "content-length": body.byteLength };
    const { status, location } = await answerTo(url, { agent, method: "POST", headers }, body);
    return status === 303 && /[?&]ref=[\w-]+$/.test(location);
  };
}

async function answerTo(url: string, options: RequestOptions, body?: Buffer) {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  request(url, options, resolve).once("error", reject).end(body);
  const response = await promise;
  const { statusCode, headers } = response;
  return { status: statusCode, location: headers.location ?? "", body: await text(response) };
}
