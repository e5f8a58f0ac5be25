import { readFileSync } from "node:fs";
import path from "node:path";

/** Comments, which stand on lines of their own, and what moves a line to the right. */
const FOR_READERS = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$|^\s+/gm;

/**
 * The one script that stands in a page with script, as the page carries it: `loader-source.js` without what only we read. It reads
 * what is to be started from the data beside it, so it is the same in every page and one hash allows it.
 */
export const LOADER = readFileSync(path.join(import.meta.dirname, "loader-source.js"), "utf8")
  .replaceAll(FOR_READERS, "")
  .trim();

/** The id of the data that the loader reads; `loader-source.js` has it too. */
export const START_ID = "start";
