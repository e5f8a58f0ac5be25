import { parentPort, workerData } from "node:worker_threads";
import { fingerprintOf } from "./fingerprint.ts";
import { contentErrors } from "./read-content.ts";
import { readSite } from "./site.ts";

/* What `checkApart` has done by another thread. */

/** The errors of a content folder, a line each, and the fingerprint of its content. */
export type ApartResult = { errors: string[]; fingerprint: string };

const site = await readSite(String(workerData));
parentPort?.postMessage({ errors: contentErrors(site), fingerprint: fingerprintOf(site) } satisfies ApartResult);
