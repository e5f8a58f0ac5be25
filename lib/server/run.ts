import { flushCompileCache } from "node:module";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { startForgetting } from "../consultation/forgetting.ts";
import { refuseOtherFormsKey } from "../consultation/forms-key.ts";
import { closeSiteVault, siteVault, storePlace } from "../consultation/open-vault.ts";
import { showFolder } from "../content/shown.ts";
import { loadAssets } from "../documents/assets.ts";
import { compressedFolder } from "../documents/compressed.ts";
import { contentFolder, madeFolder } from "../documents/manifest.ts";
import { loadDocuments } from "../documents/memory.ts";
import { workshopOf } from "../documents/workshop.ts";
import { log } from "../log.ts";
import { startDelivery } from "../mail/delivery.ts";
import type { Settings } from "../settings.ts";
import { refuseDamaged } from "../store/check.ts";
import { pageAsker } from "./ask-page.ts";
import { siteFormPage } from "./form-page.ts";
import { startKeeping } from "./keeping.ts";
import { placesOfNext } from "./known-paths.ts";
import { startNext } from "./next-app.ts";
import { sitePostOffice } from "./post-office.ts";
import { sitePublishing } from "./publishing.ts";
import { quietProcess } from "./quiet-console.ts";
import { lookAtReadiness, sharedReadiness } from "./readiness.ts";
import { trustProxies } from "./sender.ts";
import { BODY_LIMITS, createSiteServer } from "./site-server.ts";
import { startWorkingAhead } from "./work-ahead.ts";

/** How long Next may take to finish what it does beside answering, when the site stops. Milliseconds. */
const NEXT_PATIENCE = 3_000;

/**
 * Starts the built site in this process and resolves when it answers. `close` stops it in order, within fifteen seconds,
 * and closes the database last, so that nothing is left in its journal.
 * Throws when there is no build, when the database or a key of it cannot be used, when the clinic's details are wrong, or
 * when the port is taken.
 */
export async function runSite(settings: Settings, root: string): Promise<{ close: () => Promise<void> }> {
  const { port, host, siteUrl, buildDir, dataDir } = settings;
  const source = { dataDir, environment: process.env };
  refuseDamaged(storePlace(source));
  await refuseOtherFormsKey(await siteVault(), source);
  const folders = { made: madeFolder(buildDir), kept: compressedFolder(buildDir, "documents") };
  const publicDir = path.join(root, "public");
  const [documents, assets, shown, next] = await Promise.all([
    loadDocuments(folders, log),
    loadAssets({ buildDir, publicDir }),
    showFolder(contentFolder(folders.made)),
    startNext({ dir: root, port }),
  ]);
  // Publishing writes into it.
  const clinic = structuredClone(shown.clinic);
  const workshop = await workshopOf(buildDir, pageAsker(next.handler, siteUrl));
  const proxies = trustProxies(settings.trustedProxies);
  const looked = {
    vault: siteVault,
    dataDir,
    backupDir: settings.backupsKept > 0 ? settings.backupDir : undefined,
    now: () => new Date(),
  };
  const readiness = sharedReadiness(() => lookAtReadiness(looked), log);
  const site = createSiteServer({
    documents,
    style: workshop.style,
    assets,
    formPage: siteFormPage(documents),
    next: next.handler,
    isOfNext: placesOfNext(publicDir),
    clinic,
    siteUrl,
    proxies,
    bodyLimits: BODY_LIMITS,
    readiness,
    log,
  });
  const publishing = await sitePublishing(settings, { documents, assets, publicDir, workshop, clinic, log });

  await new Promise<void>((resolve, reject) => {
    site.server.once("error", reject);
    site.server.listen({ port, host }, resolve);
  });
  quietProcess(log);
  log("started", { port, count: documents.pages.size });
  // What was loaded until now the next start finds compiled, also when this process never comes to its own end.
  flushCompileCache();
  if (!settings.requestLimits) log("request-limits-are-off");
  const delivery = startDelivery(sitePostOffice(settings, clinic));
  const offered = await publishing.offer();
  const stopForgetting = startForgetting({ ...looked, log });
  const keeping = startKeeping(settings, clinic);
  const stopWorkingAhead = startWorkingAhead({ port, documents, kept: folders.kept, log });

  async function close(): Promise<void> {
    stopWorkingAhead();
    stopForgetting();
    await Promise.all([site.close(), delivery.stop(), keeping.stop(), offered.close()]);
    await Promise.race([next.close(), setTimeout(NEXT_PATIENCE)]);
    await closeSiteVault();
    log("stopped", { port });
  }
  return { close };
}
