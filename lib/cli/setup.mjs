/*
 * Run by npm before `npm start`, `npm test` and `npm run dev`, on whatever Node the machine has. An old one must get as far
 * as the line that says so: nothing is imported before, and nothing here is newer than what it reads.
 */

const OLDEST_HOST_NODE = 20;

if (Number(process.versions.node.split(".")[0]) >= OLDEST_HOST_NODE) {
  import("./prepare.mjs");
} else {
  console.error(
    `\nThis site needs Node ${OLDEST_HOST_NODE} or newer to set itself up; this is Node ${process.versions.node}. Install a newer one from https://nodejs.org and try again.\n`,
  );
  process.exitCode = 1;
}
