/**
 * What one kind of load came to. Times are milliseconds. `refused` are answers that were not what was asked for, and
 * `answers` are all, those of the warm-up too. `cpu` is what the server worked for each answer, where the system tells.
 */
export type Figures = {
  perSecond: number;
  p50: number;
  p99: number;
  accepted: number;
  refused: number;
  answers: number;
  cpu?: number;
};

/** What was counted within so many seconds: how long each accepted answer took. */
type Counted = { latencies: number[]; refused: number; answers: number };

/** The figures of what was counted. */
export function figuresOf({ latencies, refused, answers }: Counted, seconds: number): Figures {
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const accepted = sorted.length;
  return { perSecond: accepted / seconds, p50: at(0.5), p99: at(0.99), accepted, refused, answers };
}

/** The median of each figure over several rounds, and the sums of what was counted. */
export function medianFigures(rounds: Figures[]): Figures {
  const sum = (pick: (round: Figures) => number) => rounds.reduce((total, round) => total + pick(round), 0);
  return {
    perSecond: median(rounds.map(({ perSecond }) => perSecond)),
    p50: median(rounds.map(({ p50 }) => p50)),
    p99: median(rounds.map(({ p99 }) => p99)),
    accepted: sum(({ accepted }) => accepted),
    refused: sum(({ refused }) => refused),
    answers: sum(({ answers }) => answers),
    cpu: median(rounds.map(({ cpu }) => cpu ?? 0)),
  };
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
