import { chmod, lstat, realpath, rename, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { connect } from "node:net";
import path from "node:path";
import { json } from "node:stream/consumers";
import { finished } from "node:stream/promises";
import { setTimeout } from "node:timers/promises";
import { describeError, type Log, type LogDetails } from "../log.ts";
import type { Outcome } from "./publisher.ts";
import { type PublishAnswer, questionSchema, SOCKET } from "./schema.ts";

/** What systems take as the address of a socket: 104 bytes on macOS with its end, 108 on Linux. */
const LONGEST = 103;

/** How long the site waits, when it stops, for a publication that is in progress. Milliseconds. */
const PATIENCE = 8_000;

/** What connecting to a file says when nobody answers there: it is not there, or left from a site that was killed. */
const NOBODY = ["ENOENT", "ECONNREFUSED", "ENOTSOCK"];

/** Where the site can be asked, which folder it publishes, and how. */
type Parts = { dataDir: string; contentDir: string; publish: () => Promise<Outcome>; log: Log };

/**
 * Lets commands on this machine ask the running site to publish. Whoever may read the data folder may ask, and nobody else
 * can: the socket is no address of the network, and its rights are those of the user who runs the site. A site that can
 * have no socket, or whose data folder is another running site's too, logs that it cannot be asked, and runs on.
 *
 * `close` lets a publication that is in progress come to its end, for a while, so that whoever asked for it hears of it.
 */
export async function openSocket(parts: Parts, patience = PATIENCE): Promise<{ close: () => Promise<void> }> {
  const { dataDir, log } = parts;
  const file = path.join(dataDir, SOCKET);
  // Node takes away what stands under the name that it was told, whoever's that is by then. So it is told another one.
  const ownName = path.join(dataDir, `.${process.pid}`);
  const inProgress = new Set<Promise<void>>();
  const server = createServer((question, response) => {
    const work = answerTo(question, response, parts).finally(() => inProgress.delete(work));
    inProgress.add(work);
  });

  function notOffered(details: LogDetails) {
    log("publishing-not-offered", details);
    return { close: async () => undefined };
  }
  if (Buffer.byteLength(file) > LONGEST) return notOffered({ reason: "path-too-long" });
  try {
    if (await isAnswered(file)) return notOffered({ reason: "another-site" });
    await rm(ownName, { force: true });
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(ownName, resolve);
    });
    server.on("error", (error) => log("publishing-failed", describeError(error)));
    await chmod(ownName, 0o600);
    await rename(ownName, file);
  } catch (error) {
    server.close();
    return notOffered(describeError(error));
  }
  const own = await lstat(file).catch(() => null);

  async function close(): Promise<void> {
    const there = await lstat(file).catch(() => null);
    if (there && there.ino === own?.ino && there.dev === own.dev) await rm(file).catch(() => undefined);
    const closed = new Promise((resolve) => server.close(resolve));
    await Promise.race([Promise.all(inProgress), setTimeout(patience, undefined, { ref: false })]);
    server.closeAllConnections();
    await closed;
  }
  return { close };
}

/** Says whether a running site answers there. Throws when that cannot be known. */
function isAnswered(file: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const socket = connect(file, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", (error: NodeJS.ErrnoException) => {
      if (NOBODY.includes(error.code ?? "")) resolve(false);
      else reject(error);
    });
  });
}

async function answerTo(question: IncomingMessage, response: ServerResponse, { log, ...parts }: Parts): Promise<void> {
  function told(outcome: Outcome): PublishAnswer {
    if (outcome.ok) return outcome;
    log("publishing-refused", outcome.about);
    return { ok: false, reasons: outcome.reasons };
  }
  function failed(error: unknown): PublishAnswer {
    log("publishing-failed", describeError(error));
    return { ok: false, reasons: ["The site failed at it. Its log says where, in the line with publishing-failed"] };
  }
  const answer = await outcomeOf(question, parts).then(told, failed);
  response.shouldKeepAlive = false;
  response.setHeader("content-type", "application/json").end(JSON.stringify(answer));
  // Whoever asked may have gone meanwhile.
  await finished(response).catch(() => undefined);
}

async function outcomeOf(question: IncomingMessage, { contentDir, publish }: Omit<Parts, "log">): Promise<Outcome> {
  const asked = questionSchema.safeParse(await json(question).catch(() => null));
  if (!asked.success) {
    const reasons = ["This command is of another version than the site that runs. Start the site again"];
    return { ok: false, reasons, about: { reason: "not-understood" } };
  }
  const meant = asked.data.contentDir;
  if ((await realPath(meant)) === (await realPath(contentDir))) return publish();
  const reason = `The site that runs publishes the folder ${contentDir}, and this command was given ${meant}. Set CONTENT_DIR to the same for both`;
  return { ok: false, reasons: [reason], about: { reason: "other-folder" } };
}

/** The path without links on its way, or as it is when nothing is there. */
function realPath(folder: string): Promise<string> {
  return realpath(folder).catch(() => folder);
}
