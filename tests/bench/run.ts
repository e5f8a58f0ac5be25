import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { compareMailing, MAIL_WORKS } from "./mailing.ts";
import { compare, type Pace } from "./measure.ts";
import { compareReading } from "./reading.ts";
import { startAction, startBare, startSite } from "./servers.ts";
import { type Line, tableOf } from "./table.ts";

/*
 * `npm run bench`: how fast forms are taken beside the least that could be done, and whether people wait who have nothing
 * to do with what is amiss. The figures of one run can be compared with one another, and with nothing else: machines
 * differ, and so do their days.
 */

const { values: options } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    rounds: { type: "string", default: "3" },
    seconds: { type: "string", default: "3" },
  },
});
const pace: Pace = { warmUp: 1, seconds: Number(options.seconds), rounds: Number(options.rounds) };

/** How many forms are under way at once. */
const CONNECTIONS = [1, 10, 50];

// What was started is ended with this process, also by Ctrl+C.
process.once("SIGINT", () => process.exit(130));

const before = loadavg();
const results: Record<string, Line[]> = {};
await comparePosts();
const { free, held } = await compareReading(pace);
show("Pages while forms are sent over 10 connections", free);
show("Pages while forms are sent and another process holds the database: forms are refused in words", held);
show("Forms sent over 10 connections", await compareMailing(pace), MAIL_WORKS);
if (options.json) console.log(JSON.stringify({ load: { before, after: loadavg() }, results }, null, 2));

async function comparePosts(): Promise<void> {
  const servers = [await startBare(), await startAction(), await startSite("the site")];
  try {
    for (const connections of CONNECTIONS) {
      const lines = await compare(servers, connections, pace);
      show(`Forms sent over ${connections} connections`, lines, servers[1]?.name);
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
