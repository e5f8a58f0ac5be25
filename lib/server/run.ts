import { loadClinic } from "../content/clinic.ts";
import { loadDocuments } from "../documents/memory.ts";
import { log } from "../log.ts";
import type { Settings } from "../settings.ts";
import { startNext } from "./next-app.ts";
import { BODY_LIMITS, createSiteServer } from "./site-server.ts";

/**
 * Starts the built site in this process and resolves when it answers. `close` stops it in order, within ten seconds.
 * Throws when there is no build, when the clinic's details are wrong, or when the port is taken.
 */
export async function runSite(settings: Settings, root: string): Promise<{ close: () => Promise<void> }> {
  const { port, siteUrl, buildDir, contentDir } = settings;
  const [documents, clinic, next] = await Promise.all([
    loadDocuments(buildDir),
    loadClinic(contentDir),
    startNext({ dir: root, port }),
  ]);
  const site = createSiteServer({ documents, next: next.handler, clinic, siteUrl, bodyLimits: BODY_LIMITS, log });

  await new Promise<void>((resolve, reject) => {
    site.server.once("error", reject);
    site.server.listen(port, resolve);
  });
  log("started", { port, count: documents.pages.size });

  async function close(): Promise<void> {
    await site.close();
    await next.close();
    log("stopped", { port });
  }
  return { close };
}
