import { parentPort, workerData } from "node:worker_threads";
import { fingerprintOf } from "./fingerprint.ts";
import { type TreesPlace, treesIn } from "./kept-trees.ts";
import { keepTrees } from "./parse.ts";
import { contentErrors } from "./read-content.ts";
import { readSite } from "./site.ts";

/* What `checkApart` has done by another thread. */

/** The content folder, and where the trees of its pages are kept. */
export type ApartTask = { contentDir: string; trees: TreesPlace };

/** The errors of a content folder, a line each, and the fingerprint of its content. */
export type ApartResult = { errors: string[]; fingerprint: string };

const { contentDir, trees }: ApartTask = workerData;
const kept = treesIn(trees);
keepTrees(kept);
const site = await readSite(contentDir);
kept.removeOthers();
parentPort?.postMessage({ errors: contentErrors(site), fingerprint: fingerprintOf(site) } satisfies ApartResult);
