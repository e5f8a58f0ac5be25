import { once } from "node:events";
import { get, type IncomingMessage, type ServerResponse } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { STAMP_PLACE } from "@/lib/consultation/stamp";
import { toScriptedPage } from "@/lib/documents/scripted";
import { type StoredDocument, storeDocument } from "@/lib/documents/stored";
import { toDocument } from "@/lib/documents/strip";
import type { LogDetails } from "@/lib/log";
import { createFormPage } from "@/lib/server/form-page";
import type { Readiness } from "@/lib/server/readiness";
import { trustProxies } from "@/lib/server/sender";
import { createSiteServer, type Patience } from "@/lib/server/site-server";
import { renderedByNext } from "./next-page";

/** What stands in for Next in a test. */
export type FakeNext = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

type Options = {
  next?: FakeNext;
  isOfNext?: (address: string) => boolean;
  assets?: [string, StoredDocument][];
  siteUrl?: string;
  trustedProxies?: string[];
  readiness?: Readiness;
  maxMilliseconds?: number;
  patience?: Partial<Patience>;
};

/** Everything takes long, unless a test says otherwise. */
const PATIENT: Patience = { headers: 60_000, request: 60_000, silence: 60_000, closingBodies: 60_000, closing: 60_000 };

/** A site that takes requests and owes no mail. */
export const READY: Readiness = {
  ready: true,
  hindrances: [],
  warnings: [],
  store: "ok",
  freeMegabytes: 100_000,
  mail: { unsent: 0, oldestUnsentSeconds: null, givenUpThisWeek: 0 },
  newestBackupSeconds: 3_600,
};

const CLINIC = { name: "Test & Clinic", phone: "+1 202-555-0143", emergencyNumber: "911" };

/** Answers like Next with a rendered page of these words. */
export function nextPage(words: string, status = 200): FakeNext {
  return (_request, response) => {
    response.writeHead(status, { "content-type": "text/html; charset=utf-8", "x-nextjs-cache": "HIT", etag: '"next"' });
    response.end(renderedByNext(words));
  };
}

/** Answers like Next with a bare text. */
export function nextText(status: number, text: string): FakeNext {
  return (_request, response) => {
    response.statusCode = status;
    response.setHeader("content-type", "text/plain");
    response.end(text);
  };
}

function documentOf(words: string) {
  return { type: "text/html; charset=utf-8", body: toDocument(renderedByNext(words), "") };
}

/** The real server on a free port, with one document at `/about`, the form, and a stand-in for Next. Stops when the test is over. */
export async function startServer(options: Options = {}) {
  let visits = 0;
  const logged: { event: string; details: LogDetails | undefined }[] = [];
  const documents = {
    pages: new Map([["/about", await storeDocument(documentOf("About us"))]]),
    notFound: await storeDocument(documentOf("Not here")),
    scripted: toScriptedPage(renderedByNext(`The form ${STAMP_PLACE}`), String),
  };
  const assets = new Map(options.assets);
  const site = createSiteServer(
    {
      documents,
      assets,
      style: "",
      formPage: createFormPage(documents, () => `stamp-${++visits}`),
      next: async (request, response) => (options.next ?? nextPage("Rendered"))(request, response),
      isOfNext: options.isOfNext ?? (() => true),
      clinic: CLINIC,
      siteUrl: options.siteUrl ?? "http://localhost:3000",
      proxies: trustProxies(options.trustedProxies ?? []),
      readiness: async () => options.readiness ?? READY,
      bodyLimits: { maxBytes: 256 * 1024, maxMilliseconds: options.maxMilliseconds ?? 60_000 },
      log: (event, details) => logged.push({ event, details }),
    },
    { ...PATIENT, ...options.patience },
  );
  site.server.listen(0, "127.0.0.1");
  await once(site.server, "listening");
  const address = site.server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  onTestFinished(() => {
    site.server.closeAllConnections();
    site.server.close();
  });
  return { url: `http://127.0.0.1:${port}`, port, logged, documents, assets, close: site.close };
}

/** Writes these bytes on a bare connection. `answer` resolves with all that came back once the server hung up. */
export async function speak(port: number, bytes: string) {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  socket.write(bytes);
  let heard = "";
  socket.on("data", (chunk: Buffer) => {
    heard += chunk.toString();
  });
  socket.on("error", () => undefined);
  return { socket, answer: once(socket, "close").then(() => heard) };
}

/** Goes to a page as a browser does when a person types its address; `fetch` would call itself a script. */
export async function visit(url: string): Promise<{ status: number | undefined; html: string }> {
  const request = get(url, { agent: false, headers: { accept: "text/html", "sec-fetch-mode": "navigate" } });
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  request.once("response", resolve).once("error", reject);
  const response = await promise;
  return { status: response.statusCode, html: await text(response) };
}

const BOUNDARY = "----test";

/** A form as a browser sends it without script, with these fields beside the one that names the action. */
export function multipart(fields: Record<string, string>): { body: string; type: string } {
  const parts = Object.entries({ $ACTION_REF_1: "", ...fields }).map(([name, value]) => {
    return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  });
  return { body: `${parts.join("")}--${BOUNDARY}--\r\n`, type: `multipart/form-data; boundary=${BOUNDARY}` };
}

/** Posts a form from the site's own page; headers can be changed, and left out with `null`. */
export function post(url: string, headers: Record<string, string | null> = {}, body = multipart({ name: "Ada" }).body) {
  const own = { origin: "http://localhost:3000", "content-type": multipart({}).type, accept: "text/html", ...headers };
  const kept = Object.entries(own).flatMap(([name, value]): [string, string][] =>
    value === null ? [] : [[name, value]],
  );
  return fetch(url, { method: "POST", headers: kept, body, redirect: "manual" });
}
