import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { describeError } from "../log.ts";
import { addSafeHeaders } from "./headers.ts";
import { logOfKnownPaths } from "./known-paths.ts";
import { createReadyAnswers } from "./ready-answer.ts";
import { refuseRead } from "./refuse.ts";
import { createResponder } from "./respond.ts";
import type { Site } from "./visit.ts";

/** How long the server waits for what. Milliseconds. */
export type Patience = {
  /** For a request's headers. */
  headers: number;
  /** For a whole request; a little more than the limit for bodies, which answers with a page. */
  request: number;
  /** After which a connection on which nothing moves is cut. */
  silence: number;
  /** At shutdown, for bodies that are still arriving; then they are refused. */
  closingBodies: number;
  /** At shutdown, for everything; then what is left is cut. */
  closing: number;
};

const PATIENCE: Patience = {
  headers: 15_000,
  request: 75_000,
  silence: 120_000,
  closingBodies: 3_000,
  closing: 8_000,
};

/** A whole consultation request is a few kilobytes. A minute is enough for the largest body on a poor connection. */
export const BODY_LIMITS = { maxBytes: 256 * 1024, maxMilliseconds: 60_000 };

/** The status for what Node's parser refuses, by its code; anything else is a bad request. */
const UNREADABLE: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/**
 * How Node's server is set. A request without a body is not made ready to be read, and a connection that waits for the next
 * request has no limit of its own beside `patience.silence`: both save work on each request. It also outlasts the minute
 * for which nginx keeps a connection to us, so nginx never sends a request on one that is just being closed.
 */
const NODE_OPTIONS = { connectionsCheckingInterval: 5_000, keepAliveTimeout: 0, optimizeEmptyRequests: true };

export type SiteServer = { server: Server; close: () => Promise<void> };

/**
 * Makes the HTTP server of the site; the caller lets it listen. It speaks plain HTTP to a browser on the same machine or
 * to a proxy. Offers to speak something else, in `Upgrade`, and expectations that nobody knows, in `Expect`, are passed
 * over, as HTTP allows: such a request is answered like any other.
 *
 * `close` stops in order: no new connections, answers in progress are finished, bodies that do not arrive are refused,
 * and whatever is still open after `patience.closing` is cut.
 */
export function createSiteServer(given: Site, patience: Patience = PATIENCE): SiteServer {
  const site = { ...given, log: logOfKnownPaths(given.log, given.documents) };
  const bodiesStop = new AbortController();
  const answerReady = createReadyAnswers(site);
  const respond = createResponder(site, bodiesStop.signal);
  const server = createServer(NODE_OPTIONS, answer);
  server.on("checkExpectation", answer);

  function answer(request: IncomingMessage, response: ServerResponse): void {
    if (!server.listening) response.shouldKeepAlive = false;
    const giveUp = (error: unknown) => {
      site.log("answer-failed", describeError(error));
      response.destroy();
    };
    try {
      if (!answerReady(request, response)) respond(request, response).catch(giveUp);
    } catch (error) {
      giveUp(error);
    }
  }
  server.headersTimeout = patience.headers;
  server.requestTimeout = patience.request;
  server.timeout = patience.silence;
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => {
    refuseSocket(socket, site, UNREADABLE[error.code ?? ""] ?? 400);
  });

  async function close(): Promise<void> {
    const stopBodies = setTimeout(() => bodiesStop.abort(), patience.closingBodies);
    const cut = setTimeout(() => server.closeAllConnections(), patience.closing);
    const sweep = setInterval(() => server.closeIdleConnections(), 100);
    await new Promise((resolve) => server.close(resolve));
    for (const timer of [stopBodies, cut, sweep]) clearTimeout(timer);
  }
  return { server, close };
}

/** Answers on a bare connection, where there is no request that could be understood, and hangs up. */
function refuseSocket(socket: Socket, site: Site, status: number): void {
  if (!socket.writable) return void socket.destroy();
  const refused = refuseRead(status, site.clinic);
  const { headers, body } = addSafeHeaders(refused, { siteUrl: site.siteUrl, isForScript: false });
  headers.set("content-length", String(body.byteLength)).set("connection", "close");
  const lines = [...headers].map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("\r\n")}\r\n\r\n${body}`);
}
