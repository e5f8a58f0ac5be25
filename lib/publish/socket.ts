import { chmod, rm } from "node:fs/promises";
import { createServer, request } from "node:http";
import path from "node:path";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { describeError, type Log } from "../log.ts";
import type { Outcome } from "./publisher.ts";

/** The socket in the data folder by which commands on this machine speak to the running site. */
const SOCKET = "site.sock";

/** What systems take as the address of a socket: 104 bytes on macOS with its end, 108 on Linux. */
const LONGEST = 103;

/** What the running site says after it was asked to publish; `seconds` is how long that took. */
const answerSchema = z.union([
  z.object({ ok: z.literal(true), paths: z.array(z.string()), seconds: z.number() }),
  z.object({ ok: z.literal(false), reasons: z.array(z.string()) }),
]);

export type PublishAnswer = z.output<typeof answerSchema>;

/**
 * Lets commands on this machine ask the running site to publish. Whoever may read the data folder may ask, and nobody else
 * can: the socket is no address of the network, and its rights are those of the user who runs the site.
 */
export async function openSocket(
  dataDir: string,
  publish: () => Promise<Outcome>,
  log: Log,
): Promise<{ close: () => Promise<void> }> {
  const file = path.join(dataDir, SOCKET);
  const server = createServer(async (_question, response) => {
    const answer = await publish().then(told, failed);
    response.setHeader("content-type", "application/json").end(JSON.stringify(answer));
  });

  function told(outcome: Outcome): PublishAnswer {
    if (outcome.ok) return outcome;
    log("publishing-refused", outcome.about);
    return { ok: false, reasons: outcome.reasons };
  }
  function failed(error: unknown): PublishAnswer {
    log("publishing-failed", describeError(error));
    return { ok: false, reasons: ["The site failed at it. Its log says where, in the line with publishing-failed"] };
  }
  async function close(): Promise<void> {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  if (Buffer.byteLength(file) > LONGEST) {
    log("publishing-not-offered", { reason: "DATA_DIR is too long a path" });
    return { close: async () => undefined };
  }
  // The site listens by now, so what lies there is left from one that was killed.
  await rm(file, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(file, resolve);
  });
  await chmod(file, 0o600);
  return { close };
}

/** Asks the site that runs with this data folder to publish. Gives null when none runs. */
export async function askToPublish(dataDir: string): Promise<PublishAnswer | null> {
  const said = await new Promise<string | null>((resolve, reject) => {
    const asked = request({ socketPath: path.join(dataDir, SOCKET), method: "POST", path: "/" }, (response) =>
      text(response).then(resolve, reject),
    );
    asked.once("error", (error: NodeJS.ErrnoException) => {
      if (["ENOENT", "ECONNREFUSED"].includes(error.code ?? "")) resolve(null);
      else reject(error);
    });
    asked.end();
  });
  return said === null ? null : answerSchema.parse(JSON.parse(said));
}
