import { fork } from "node:child_process";
import type { TreesPlace } from "../content/kept-trees.ts";
import type { Helper } from "../documents/build.ts";
import type { Manifest } from "../documents/manifest.ts";

/** What another process has to make: these documents, into this folder, of content with this fingerprint. */
export type ApartTask = { addresses: string[]; made: string; trees: TreesPlace; fingerprint: string };

/** What became of it: the documents that it has made, or why it could not. */
export type ApartOutcome = { ok: true; manifest: Manifest } | { ok: false; reason: string };

/** A helper that makes documents by another process with the same settings, which the signal ends. */
export function helperFor(task: Pick<ApartTask, "trees" | "fingerprint">, signal: AbortSignal): Helper {
  return (addresses, made) =>
    new Promise((resolve, reject) => {
      const child = fork(new URL("./make-part.ts", import.meta.url), { signal });
      const told = Promise.withResolvers<ApartOutcome>();
      child.once("message", (outcome: ApartOutcome) => told.resolve(outcome));
      child.on("error", reject);
      child.once("exit", (code, by) =>
        told.resolve({ ok: false, reason: `A process that made pages ended too soon (${by ?? code}).` }),
      );
      void told.promise.then((outcome) => (outcome.ok ? resolve(outcome.manifest) : reject(new Error(outcome.reason))));
      child.send({ ...task, addresses, made } satisfies ApartTask);
    });
}
