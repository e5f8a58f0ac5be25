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
  await withoutNotes(() => app.prepare());
  return { handler: app.getRequestHandler(), close: () => app.close() };
}

/**
 * Does work while nothing is noted on the console. Next notes there how long it took to read its settings, among what our
 * commands tell a person, and has no setting for that. Warnings and errors are still printed.
 */
export async function withoutNotes<Result>(work: () => Promise<Result>): Promise<Result> {
  const { log } = console;
  console.log = () => undefined;
  try {
    return await work();
  } finally {
    console.log = log;
  }
}
