import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { Load } from "./load.ts";
import { measure, medianLines, type Pace, postsTo } from "./measure.ts";
import { type Server, startSite } from "./servers.ts";
import type { Line } from "./table.ts";

/** A document from memory, a page that is made for each visit, and one that looks something up. */
const PAGES = ["/achilles-tendon-rupture/evidence", "/consultation", "/search?q=tendon"];

/** Between two pages that somebody reads, and between two forms of one connection. Milliseconds. */
const [READING, WRITING] = [20, 500];

/**
 * Asks for pages while forms keep coming, and again while another process holds the right to write, in turns: then no
 * form can be stored, and nobody who reads should feel it.
 */
export async function compareReading({ rounds, ...pace }: Pace): Promise<{ free: Line[]; held: Line[] }> {
  const site = await startSite("posts");
  const loads: Load[] = [
    ...PAGES.map((page) => ({ name: page, url: new URL(page, site.url).href, connections: 1, pause: READING })),
    { ...postsTo(site, 10), pause: WRITING },
  ];
  const [free, held] = [[] as Line[][], [] as Line[][]];
  try {
    for (let round = 0; round < rounds; round += 1) {
      free.push(await measure({ ...pace, loads }));
      const letGo = await holdLock(site);
      held.push(await measure({ ...pace, loads }));
      await letGo();
    }
  } finally {
    await site.stop();
  }
  return { free: medianLines(free), held: medianLines(held) };
}

/** Lets another process hold the right to write until the returned function is called. */
async function holdLock({ dataDir }: Server): Promise<() => Promise<void>> {
  const args = [path.join(import.meta.dirname, "hold-lock.ts"), path.join(dataDir, "clinic.db")];
  const holder = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  await once(holder.stdout, "data");
  return async () => {
    holder.kill();
    await once(holder, "exit");
  };
}
