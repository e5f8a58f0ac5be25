import { Worker } from "node:worker_threads";
import type { ApartResult } from "./check-worker.ts";

/**
 * Reads and checks a content folder beside other work, on another core where the machine has one. Returns every error, a
 * line each, and the fingerprint of what was checked: whoever has read the same folder compares it with his own.
 */
export function checkApart(contentDir: string): Promise<ApartResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./check-worker.ts", import.meta.url), { workerData: contentDir });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}
