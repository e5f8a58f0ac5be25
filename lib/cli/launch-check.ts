import { dayOf } from "../content/day.ts";
import { launchReport } from "../content/launch.ts";
import { readContent } from "../content/read-content.ts";
import { readSettings } from "../settings.ts";
import { giveUp } from "./step.mjs";

/**
 * `npm run launch:check`: lists what stands between this copy and the launch of a real clinic's site. Exits with 1 while
 * anything does. Changes nothing.
 */
async function main(): Promise<void> {
  const read = readSettings(process.env);
  if (!read.ok) giveUp(read.reason);
  const content = await readContent(read.settings.contentDir);
  if (!content.ok) giveUp(content.reason);
  const { site } = content;
  const today = dayOf(new Date());
  const { points, notes } = launchReport({ site, settings: read.settings, environment: process.env, today });
  for (const area of new Set(points.map((point) => point.area))) {
    console.log(`${area}`);
    for (const point of points.filter((other) => other.area === area)) console.log(`  - ${point.what}`);
  }
  for (const note of notes) console.log(`Note: ${note}`);
  if (points.length === 0) console.log("Nothing that this check knows of stands in the way. It is no legal clearance.");
  else console.log(`${points.length} ${points.length === 1 ? "point stands" : "points stand"} in the way of a launch.`);
  process.exitCode = points.length === 0 ? 0 : 1;
}

await main();
