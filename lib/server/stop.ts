import type { Log } from "../log.ts";

/** How long stopping may take, in milliseconds. Supervisors commonly kill after 30 seconds, or after 90. */
export type StopPatience = {
  /**
   * For how long a second signal counts as the first one: Ctrl+C reaches both npm and this process, and npm passes it
   * on.
   */
  echo: number;
  /** After which this process ends, whatever is still in progress. */
  longest: number;
};

const PATIENCE: StopPatience = { echo: 1_000, longest: 25_000 };

/**
 * Ends this process on SIGTERM or Ctrl+C: `close` finishes what is in progress, and then the exit code is 0. A second
 * signal ends it at once, and so does `patience.longest`; then the exit code is 1. What was acknowledged is on the disk
 * either way.
 */
export function stopOnSignals(close: () => Promise<void>, log: Log, patience: StopPatience = PATIENCE): void {
  let stoppingSince: number | undefined;

  function end(reason: string): void {
    log("stopped-early", { reason });
    process.exit(1);
  }
  function stop(): void {
    if (stoppingSince !== undefined) {
      if (performance.now() - stoppingSince > patience.echo) end("second-signal");
      return;
    }
    stoppingSince = performance.now();
    log("stopping");
    setTimeout(() => end("took-too-long"), patience.longest);
    close().then(
      () => process.exit(0),
      () => end("failed"),
    );
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, stop);
}
