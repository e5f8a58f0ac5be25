import { contentFiles } from "../content/fingerprint.ts";
import { listAddresses } from "../content/pages.ts";
import { problemLine } from "../content/problems.ts";
import { showContent } from "../content/shown.ts";
import type { Site } from "../content/site.ts";
import { writeFiles } from "../content/write-files.ts";
import { buildDocuments } from "../documents/build.ts";
import { contentFolder } from "../documents/manifest.ts";
import { workshopOf } from "../documents/workshop.ts";
import { pageAsker } from "../server/ask-page.ts";
import { startNext } from "../server/next-app.ts";
import { proxyFolder, writeProxyPages } from "../server/proxy-pages.ts";
import type { Settings } from "../settings.ts";

/**
 * Has the built program make the documents of a site into a folder, and the pages that a server in front shows, and keeps the
 * content beside them: what is written later is not what readers see. Loaded when the program is there. Returns the reason
 * when a page cannot be made, and stops when the signal comes.
 */
export async function makeSite(
  { buildDir, siteUrl, port }: Settings,
  root: string,
  { site, made, signal }: { site: Site; made: string; signal: AbortSignal },
): Promise<{ ok: true } | { ok: false; reason: string }> {
  const { clinic } = site;
  if (!clinic) return { ok: false, reason: site.problems.map(problemLine).join("\n") };
  showContent({ site, clinic });
  const next = await startNext({ dir: root, port });
  try {
    const addresses = (await listAddresses()).map(({ path: address }) => address);
    await buildDocuments(addresses, await workshopOf(buildDir, pageAsker(next.handler, siteUrl)), { made, signal });
    await writeFiles(contentFolder(made), contentFiles(site));
    await writeProxyPages(proxyFolder(buildDir), clinic);
    return { ok: true };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : "" };
  } finally {
    await next.close();
  }
}
