import type { Server } from "node:http";
import next from "next";
import { type NextApp, withoutNotes } from "./next-app.ts";

/** What Next would know of a route that has no list of pages to make ahead: ours is asked for every address. */
const NONE_AHEAD = { staticPaths: undefined, fallbackMode: undefined };

/**
 * Starts Next in development mode in the project folder `dir`, on a server of ours. Next tells open pages of the form about
 * saved code over that server.
 */
export async function startDevNext(options: { dir: string; port: number; httpServer: Server }): Promise<NextApp> {
  const app = next({ dev: true, hostname: "localhost", ...options });
  await withoutNotes(() => app.prepare());
  await withoutWorker("server" in app ? app.server : undefined);
  return { handler: app.getRequestHandler(), close: () => app.close() };
}

/**
 * For each visit to an address with a part that varies, Next in development starts a process that loads the page once
 * more, to ask which addresses are to be made ahead: a second or two of work, which a saved page would wait for. Ours makes
 * none ahead, and Next has no setting for that. Where Next has changed inside, it goes on doing so.
 */
export async function withoutWorker(wrapper: unknown): Promise<void> {
  if (!(wrapper instanceof Object && "getServer" in wrapper && typeof wrapper.getServer === "function")) return;
  const server: unknown = await wrapper.getServer();
  if (server instanceof Object && "getStaticPaths" in server) {
    Object.assign(server, { getStaticPaths: async () => NONE_AHEAD });
  }
}
