import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { type BackupFigures, measureBackup, tableOfBackups } from "./backups.ts";
import { BESIDE, runBeside } from "./beside/run-beside.ts";
import { type DevFigures, measureDev, tableOfDev } from "./dev/measure-dev.ts";
import type { Goal } from "./goals/goal.ts";
import { goalsOfDev, goalsOfForms, goalsOfSizes } from "./goals/of-work.ts";
import { writeGoals } from "./goals/write.ts";
import { compareInbox } from "./inbox/compare.ts";
import { compareMailing, MAIL_WORKS } from "./mailing.ts";
import { compare, type Pace } from "./measure.ts";
import { measureSize, type SizeFigures } from "./pages/many-pages.ts";
import { tableOfSizes } from "./pages/table.ts";
import { compareReading } from "./reading.ts";
import { startAction, startBare, startSite } from "./servers.ts";
import { type Line, tableOf } from "./table.ts";

/*
 * `npm run bench`: how fast forms are taken beside the least that could be done, whether people wait who have nothing to do
 * with what is amiss, what more and more pages and requests cost, and what a reader's visit takes beside a page written by
 * hand and beside plain Next. The figures of one run can be compared with one another, and with
 * nothing else: machines differ, and so do their days. `--only` runs some of the parts.
 */

const PARTS = ["forms", "reading", "mailing", "pages", "inbox", "backups", ...BESIDE, "dev"];

const { values: options } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    only: { type: "string", default: PARTS.join() },
    /** Topics of the sites that are built, and the pages of each of these topics. */
    topics: { type: "string", default: "10,100,1000" },
    "pages-each": { type: "string", default: "1" },
    /** Prints the handouts of these sites too, which takes a second or two for each topic. */
    handouts: { type: "boolean", default: false },
    /** How many requests there are in the inboxes and backups that are compared, fewest first. */
    requests: { type: "string", default: "100,100000" },
    /** How often Lighthouse runs on each page, and whether it does so on every page of the site. */
    "lighthouse-runs": { type: "string", default: "5" },
    "every-page": { type: "boolean", default: false },
    /** Sample topics of the site that is written with `npm run dev`. */
    "dev-topics": { type: "string", default: "1000" },
    /** Writes the table of goals into README.md. */
    write: { type: "boolean", default: false },
    rounds: { type: "string", default: "3" },
    seconds: { type: "string", default: "3" },
  },
});
const pace: Pace = { warmUp: 1, seconds: Number(options.seconds), rounds: Number(options.rounds) };

/** How often a page is changed that is open in a browser. */
const EDITS = 5;

/** How many forms are under way at once. */
const CONNECTIONS = [1, 10, 50];

// What was started is ended with this process, also by Ctrl+C.
process.once("SIGINT", () => process.exit(130));

const before = loadavg();
const results: Record<string, Line[]> = {};
const sizes: SizeFigures[] = [];
const inbox: string[] = [];
const backups: BackupFigures[] = [];
const goals: Goal[] = [];
const parts = options.only.split(",");
const unknown = parts.find((part) => !PARTS.includes(part));
if (unknown) throw new Error(`There is no part “${unknown}”. The parts are: ${PARTS.join(", ")}`);
if (parts.includes("forms")) await comparePosts();
if (parts.includes("reading")) {
  const { free, held } = await compareReading(pace);
  show("Pages while forms are sent over 10 connections", free);
  show("Pages while forms are sent and another process holds the database: forms are refused in words", held);
}
if (parts.includes("mailing")) show("Forms sent over 10 connections", await compareMailing(pace), MAIL_WORKS);
if (parts.includes("pages")) {
  for (const topics of options.topics.split(",").map(Number)) {
    sizes.push(await measureSize({ topics, pagesEach: Number(options["pages-each"]) }, pace, options.handouts));
    if (!options.json) console.log(tableOfSizes(sizes));
  }
}
if (parts.includes("inbox")) {
  const told = await compareInbox(options.requests.split(",").map(Number));
  inbox.push(...told);
  if (!options.json) console.log(told.join("\n"));
}
if (parts.includes("backups")) {
  for (const requests of options.requests.split(",").map(Number)) backups.push(await measureBackup(requests));
  if (!options.json) console.log(tableOfBackups(backups));
}
const choices = { pace, runs: Number(options["lighthouse-runs"]), everyPage: options["every-page"] };
const beside = await runBeside(parts, choices, (table) => {
  if (!options.json) console.log(table);
});
goals.push(...goalsOfSizes(sizes), ...beside.goals);
const dev: DevFigures[] = parts.includes("dev") ? [await measureDev(Number(options["dev-topics"]), EDITS)] : [];
if (!options.json) for (const figures of dev) console.log(tableOfDev(figures));
goals.push(...dev.flatMap(goalsOfDev));
if (options.write) await writeGoals(goals);
const load = { before, after: loadavg() };
if (options.json)
  console.log(JSON.stringify({ load, results, sizes, inbox, backups, beside: beside.figures, dev }, null, 2));
else console.log(`\nLoad of the machine before and after: ${before[0]?.toFixed(1)}, ${load.after[0]?.toFixed(1)}`);

async function comparePosts(): Promise<void> {
  const servers = [await startBare(), await startAction(), await startSite("the site")];
  try {
    for (const connections of CONNECTIONS) {
      const lines = await compare(servers, connections, pace);
      show(`Forms sent over ${connections} connections`, lines, servers[1]?.name);
      if (connections === CONNECTIONS.at(-1)) goals.push(...goalsOfForms(connections, lines));
    }
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

/** `whole` names the line whose speed the others are a share of. */
function show(title: string, lines: Line[], whole?: string): void {
  results[title] = lines;
  if (!options.json) console.log(tableOf(title, lines, whole));
}
