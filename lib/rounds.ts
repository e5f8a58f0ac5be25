import { setTimeout } from "node:timers/promises";
import { describeError, type Log } from "./log.ts";

/** What is done again and again while the site runs. `failed` is the event that the log then has. Milliseconds. */
export type Round = { every: number; failed: string; work: () => Promise<unknown> };

/** After the start, so that whoever starts the site is not kept waiting. Milliseconds. */
const FIRST = 60_000;

/** Does each of the works, one after the other and by its own time, until it is stopped. A work that fails is tried again. */
export function startRounds(rounds: Round[], log: Log, first = FIRST): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const pause = (milliseconds: number) =>
    setTimeout(milliseconds, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);

  async function run({ every, failed, work }: Round): Promise<void> {
    await pause(first);
    while (!stopping.signal.aborted) {
      await work().catch((error: unknown) => log(failed, describeError(error)));
      await pause(every);
    }
  }
  const running = Promise.all(rounds.map(run));
  async function stop(): Promise<void> {
    stopping.abort();
    await Promise.race([running, setTimeout(5_000, undefined, { ref: false })]);
  }
  return { stop };
}
