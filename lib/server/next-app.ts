import { createServer } from "node:http";
import next from "next";
import type { NextHandler } from "./next-answer.ts";

/** Next's built application: its request handler, and how to let it finish. */
export type NextApp = { handler: NextHandler; close: () => Promise<void> };

/**
 * Starts Next on the build in the project folder `dir`. The port is where this site listens: after a form was sent by
 * script, Next fetches the receipt from there.
 *
 * Next attaches itself to the upgrades of the server it finds. It is given one that never listens, so it finds none.
 */
export async function startNext({ dir, port }: { dir: string; port: number }): Promise<NextApp> {
  const app = next({ dev: false, dir, hostname: "localhost", port, httpServer: createServer() });
  await app.prepare();
  return { handler: app.getRequestHandler(), close: () => app.close() };
}
