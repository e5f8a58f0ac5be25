import { randomInt } from "node:crypto";
import { SCRIPTED_PATH } from "../documents/manifest.ts";
import { documentPolicy } from "../documents/policy.ts";
import { toDocument } from "../documents/strip.ts";
import { newFault } from "../log.ts";
import { type Answer, isHtml, makeAnswer } from "./answer.ts";
import { notFoundAnswer } from "./document-answer.ts";
import { answersIn } from "./form-body.ts";
import { cleanHeaders } from "./headers.ts";
import { usualSpelling } from "./known-paths.ts";
import { askNext } from "./next-answer.ts";
import { refusePostedForm, refuseRead, refuseScriptedForm, refuseStaff } from "./refuse.ts";
import { senderOf } from "./sender.ts";
import { isStaffPath, withoutScript } from "./staff-area.ts";
import type { Site, Visit } from "./visit.ts";
import { onBehalfOf, type Visitor } from "./visitor.ts";

/** Pages that Next keeps for its own use: what begins with an underscore, apart from its files, and its error pages. */
const INTERNAL_PATH = /^\/(_(?!next\/)|(404|500)(\.|\/|$))/;

/** What stands for an answer of Next where it is not asked: to a path that is none, and to one that only Next may use. */
const NO_ADDRESS = makeAnswer(400, { "content-type": "text/html" });
const NOTHING_HERE = makeAnswer(404, { "content-type": "text/html" });

/**
 * Lets Next answer and makes of that what the visitor gets.
 *
 * Next learns our address from us and not from the visitor's `Host`. HEAD is asked as GET, since a page's policy is made
 * from the page.
 */
export async function answerFromNext(visit: Visit, site: Site, body: Buffer): Promise<Answer> {
  const { request, response, path, asker } = visit;
  const readable = readPath(path);
  if (readable === null) return finishError(NO_ADDRESS, visit, site, { body });
  if (INTERNAL_PATH.test(readable)) return finishError(NOTHING_HERE, visit, site, { body });
  if (!asker.isPost) {
    const usual = usualSpelling(path, readable, site.documents);
    if (usual) return redirect(usual, request.url ?? path);
    if (!site.isOfNext(readable)) return finishError(NOTHING_HERE, visit, site, { body });
  }

  const isForStaff = isStaffPath(path);
  // No address for staff has an ending: those that Next serves beside a page are for its script.
  if (isForStaff && readable.includes(".")) return finishError(NOTHING_HERE, visit, site, { body });
  const headers = isForStaff ? withoutScript(cleanHeaders(request.headers)) : cleanHeaders(request.headers);
  headers.host = hostFor(visit, site);
  delete headers["accept-encoding"];

  const method = asker.isPost ? "POST" : "GET";
  const question = { method, url: request.url ?? "/", headers, body };
  const visitor: Visitor = { sender: senderOf(request, site.proxies), path };
  const answer = await onBehalfOf(visitor, () => askNext(site.next, question, response));
  const fault = answer.status >= 500 ? newFault(randomInt) : undefined;
  if (fault) site.log("next-failed", { path, status: answer.status, fault });
  else if (asker.isPost && answer.status >= 400) site.log("post-refused", { path, status: answer.status });
  if (answer.status >= 400) return finishError(answer, visit, site, { body, fault });
  const page = finishPage(withOwnCaching(answer), path, site);
  return { ...page, status: visitor.status ?? page.status };
}

/**
 * A path with its percent signs read, or null when it is none: it starts with a slash, the signs are whole, and it has no
 * dots to climb with, which every browser resolves before it asks.
 */
function readPath(path: string): string | null {
  try {
    const readable = decodeURIComponent(path);
    return readable.startsWith("/") && !/\/\.\.?(\/|$)/.test(readable) ? readable : null;
  } catch {
    return null;
  }
}

/** Sends on to the usual address of a page, with what was asked for there. */
function redirect(usual: string, asked: string): Answer {
  const query = asked.indexOf("?");
  return makeAnswer(308, { location: usual + (query < 0 ? "" : asked.slice(query)), "cache-control": "no-store" });
}

/** Next lets shared caches keep for a year what it has made before; a corrected text must not wait for that. */
function withOwnCaching(answer: Answer): Answer {
  if (!String(answer.headers.get("cache-control")).includes("s-maxage")) return answer;
  return { ...answer, headers: new Map(answer.headers).set("cache-control", "no-store") };
}

/** The host that Next compares a post's origin with: the origin was checked, and our address has several names locally. */
function hostFor({ request, asker }: Visit, site: Site): string {
  return new URL((asker.isPost ? request.headers.origin : undefined) ?? site.siteUrl).host;
}

/** What was posted, and the number of the fault when Next could not answer it. */
type Posted = { body: Buffer; fault?: string | undefined };

/**
 * Finishes an error. A person never sees bare text: whoever posted a form reads that it was not sent, and the answers in
 * it, which the browser may have forgotten. Whoever looked for a page that is not there gets the one made at build,
 * because what Next renders for it now needs script; a header that says "script" changes nothing about that.
 */
function finishError(answer: Answer, { request, asker, path }: Visit, site: Site, { body, fault }: Posted): Answer {
  if (isStaffPath(path)) return refuseStaff(answer.status, site.clinic, asker.isPost, fault);
  if (asker.isPost && asker.isForScript) return refuseScriptedForm(answer.status, fault);
  if (asker.isPost) {
    const answers = answersIn(request.headers["content-type"] ?? "", body);
    return refusePostedForm(answer.status, site.clinic, { answers, fault });
  }
  if (answer.status === 404 && isHtml(answer)) return notFoundAnswer(site.documents.notFound, request.headers);
  return asker.isNavigation || isHtml(answer) ? refuseRead(answer.status, site.clinic) : answer;
}

/**
 * Finishes a page that was rendered for this request: the form that comes back keeps its script, any other becomes a
 * document. Neither is stored anywhere. Throws when a page can be neither.
 */
function finishPage(answer: Answer, path: string, site: Site): Answer {
  if (!isHtml(answer) || answer.body.byteLength === 0) return answer;
  // Who is sent elsewhere sees nothing of this page.
  if (answer.status >= 300 && answer.status < 400) return { ...answer, body: Buffer.alloc(0) };
  const rendered = answer.body.toString("utf8");
  const { html, policy } = path === SCRIPTED_PATH ? site.formPage.finish(rendered) : asDocument(rendered, site.style);

  const headers = new Map(answer.headers);
  headers.set("cache-control", "no-store");
  headers.set("content-security-policy", policy);
  for (const name of ["etag", "vary", "link"]) headers.delete(name);
  return { ...answer, headers, body: Buffer.from(html) };
}

function asDocument(rendered: string, style: string): { html: string; policy: string } {
  const html = toDocument(rendered, style);
  return { html, policy: documentPolicy(html) };
}
