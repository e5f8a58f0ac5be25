import { Worker } from "node:worker_threads";
import type { ApartResult, ApartTask } from "./check-worker.ts";

/**
 * Reads and checks a content folder beside other work, on another core where the machine has one. Returns every error, a
 * line each, and the fingerprint of what was checked: whoever has read the same folder compares it with his own. The trees of its
 * pages are kept for whoever makes something of them.
 */
export function checkApart(task: ApartTask): Promise<ApartResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./check-worker.ts", import.meta.url), { workerData: task });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}
