import { startFaultSite } from "./fault-site";
import type { OwnSite } from "./own-site";

/** Two servers of one clinic, and how to start either of them again after it was killed. */
type TwoServers = { sites: [OwnSite, OwnSite]; restart: (which: 0 | 1) => Promise<void> };

/**
 * Starts the built site twice with the same database and keys, each with a data folder of its own and what else is given
 * for it, like its way to send mail.
 */
export async function startTwoServers(
  shared: Record<string, string>,
  own: [Record<string, string>, Record<string, string>],
): Promise<TwoServers> {
  const start = (which: 0 | 1) => startFaultSite({ ...shared, ...own[which] });
  const sites: TwoServers["sites"] = await Promise.all([start(0), start(1)]);
  async function restart(which: 0 | 1): Promise<void> {
    sites[which] = await start(which);
  }
  return { sites, restart };
}
