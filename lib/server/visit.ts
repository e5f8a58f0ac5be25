import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { Assets } from "../documents/assets.ts";
import type { Documents } from "../documents/memory.ts";
import type { Log } from "../log.ts";
import type { BodyLimits } from "./body.ts";
import type { FormPage } from "./form-page.ts";
import type { NextHandler } from "./next-answer.ts";
import type { Readiness } from "./readiness.ts";
import type { ContactDetails } from "./refusal-page.ts";
import type { TrustedProxies } from "./sender.ts";

/** Everything that answering needs, given once when the server starts. */
export type Site = {
  documents: Documents;
  /** The style of the whole site, for pages that are made for each visit. */
  style: string;
  assets: Assets;
  formPage: FormPage;
  next: NextHandler;
  /** Says whether Next has something at an address. Of others it is not asked. */
  isOfNext: (address: string) => boolean;
  clinic: ContactDetails;
  siteUrl: string;
  proxies: TrustedProxies;
  bodyLimits: BodyLimits;
  readiness: () => Promise<Readiness>;
  log: Log;
};

/** Who asked, as far as it decides what an answer looks like. */
export type Asker = { isPost: boolean; isForScript: boolean; isNavigation: boolean };

/** One request on its way to its answer. `path` is the address without its query. */
export type Visit = {
  request: IncomingMessage;
  response: ServerResponse;
  method: string;
  path: string;
  asker: Asker;
};

/** Reads off a request what decides how it is answered. */
export function visitOf(request: IncomingMessage, response: ServerResponse): Visit {
  const method = request.method ?? "GET";
  const path = (request.url ?? "/").split("?")[0] ?? "/";
  return { request, response, method, path, asker: askerOf(method, request.headers) };
}

/**
 * Says who asked. `isForScript`: the form's own script, in the background, which reads Next's answers itself.
 * `isNavigation`: a person who will look at the answer. Old browsers do not say so, but they accept HTML.
 */
function askerOf(method: string, headers: IncomingHttpHeaders): Asker {
  const isPost = method === "POST";
  const isForScript = headers[isPost ? "next-action" : "rsc"] !== undefined;
  const mode = headers["sec-fetch-mode"];
  const wantsHtml = mode === undefined ? (headers.accept ?? "").includes("text/html") : mode === "navigate";
  return { isPost, isForScript, isNavigation: !isForScript && (isPost || wantsHtml) };
}
