import { availableParallelism } from "node:os";
import { contentFiles, fingerprintOf } from "../content/fingerprint.ts";
import type { TreesPlace } from "../content/kept-trees.ts";
import { listAddresses } from "../content/pages.ts";
import { problemLine } from "../content/problems.ts";
import type { Site } from "../content/site.ts";
import { writeFiles } from "../content/write-files.ts";
import { buildDocuments } from "../documents/build.ts";
import { contentFolder } from "../documents/manifest.ts";
import { proxyFolder, writeProxyPages } from "../server/proxy-pages.ts";
import type { Settings } from "../settings.ts";
import { helperFor } from "./make-apart.ts";
import { openWorkshop } from "./open-workshop.ts";

/** A process more, which takes some seconds to start, is worth it for more than so many pages each; and the most of them. */
const [PAGES_EACH, MOST_PROCESSES] = [100, 4];

/** What a site is made of and where to: its content, the trees of its pages, and the folder for what is made. */
export type Making = { site: Site; trees: TreesPlace; made: string; signal: AbortSignal };

/**
 * Has the built program make the documents of a site into a folder, and the pages that a server in front shows, and keeps the
 * content beside them: what is written later is not what readers see. With many pages, other processes make a part of them.
 * Loaded when the program is there. Returns the reason when a page cannot be made, and stops when the signal comes.
 */
export async function makeSite(
  settings: Settings,
  root: string,
  { site, trees, made, signal }: Making,
): Promise<{ ok: true } | { ok: false; reason: string }> {
  const { clinic } = site;
  if (!clinic) return { ok: false, reason: site.problems.map(problemLine).join("\n") };
  const program = await openWorkshop(settings, root, { content: { site, clinic }, trees });
  // When one part fails, nobody goes on with the others.
  const end = new AbortController();
  const stopped = AbortSignal.any([signal, end.signal]);
  try {
    const addresses = (await listAddresses()).map(({ path: address }) => address);
    const processes = Math.min(availableParallelism(), MOST_PROCESSES, Math.ceil(addresses.length / PAGES_EACH));
    const help = helperFor({ trees, fingerprint: fingerprintOf(site) }, stopped);
    const helpers = Array.from({ length: processes - 1 }, () => help);
    await buildDocuments(addresses, program.workshop, { made, signal: stopped, helpers });
    await writeFiles(contentFolder(made), contentFiles(site));
    await writeProxyPages(proxyFolder(settings.buildDir), clinic);
    return { ok: true };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : "" };
  } finally {
    end.abort();
    await program.close();
  }
}
