import { siteVault } from "../consultation/open-vault.ts";
import type { Clinic } from "../content/schema.ts";
import { currentSite } from "../content/shown.ts";
import { type Assets, loadPictures } from "../documents/assets.ts";
import type { Workshop } from "../documents/make.ts";
import type { Documents } from "../documents/memory.ts";
import type { Log } from "../log.ts";
import { sharePublishing } from "../publish/follow.ts";
import { createPublisher, type Publisher } from "../publish/publisher.ts";
import { openSocket } from "../publish/socket.ts";
import type { Settings } from "../settings.ts";
import { objectionsToWeight } from "./budget.ts";
import { renewProxyPages } from "./proxy-pages.ts";

/** What of the running site publishing works on. */
type Running = {
  documents: Documents;
  assets: Assets;
  publicDir: string;
  workshop: Workshop;
  clinic: Clinic;
  log: Log;
};

type Offered = { close: () => Promise<void> };

/**
 * Makes ready to publish. When servers share a database, or a start builds nothing, the database keeps what is published,
 * and a server whose pages are older shows that from now on. `offer` comes when the site answers: then commands on this
 * machine can have the content folder published, and what other servers publish is taken.
 */
export async function sitePublishing(settings: Settings, running: Running): Promise<{ offer: () => Promise<Offered> }> {
  const { dataDir, contentDir, buildDir, databaseUrl, builds } = settings;
  const { clinic, log } = running;
  // Something else may have been published since the build, and taken back while no site ran.
  await renewProxyPages(buildDir, clinic, log);
  const publisher = sitePublisher(settings, running);
  if (!databaseUrl && builds)
    return { offer: () => openSocket({ dataDir, contentDir, publish: () => publisher(contentDir), log }) };
  const { store } = await siteVault();
  const shared = sharePublishing({ store, dataDir, publisher, now: () => new Date(), log });
  await shared.begin((await currentSite()).site);
  async function offer(): Promise<Offered> {
    const socket = await openSocket({ dataDir, contentDir, publish: () => shared.publish(contentDir), log });
    const following = databaseUrl ? shared.follow() : undefined;
    return { close: async () => void (await Promise.all([socket.close(), following?.stop()])) };
  }
  return { offer };
}

function sitePublisher({ siteUrl, buildDir }: Settings, { publicDir, clinic, log, ...running }: Running): Publisher {
  const objections = objectionsToWeight(siteUrl);
  const readPictures = (held: Assets) => loadPictures({ buildDir, publicDir }, held);
  const tell = (details: Clinic) => renewProxyPages(buildDir, details, log);
  return createPublisher({ shown: { ...running, readPictures, objections }, clinic, tell, log });
}
