import { randomBytes } from "node:crypto";
import { SCRIPTED_PATH } from "../documents/manifest.ts";
import { documentPolicy, nonceForNext, scriptedPolicy } from "../documents/policy.ts";
import { toDocument } from "../documents/strip.ts";
import { type Answer, isHtml } from "./answer.ts";
import { notFoundAnswer } from "./document-answer.ts";
import { messageIn } from "./form-body.ts";
import { cleanHeaders } from "./headers.ts";
import { askNext } from "./next-answer.ts";
import { refusePostedForm, refuseRead } from "./refuse.ts";
import type { Site, Visit } from "./visit.ts";

/**
 * Lets Next answer and makes of that what the visitor gets.
 *
 * Next learns our address from us and not from the visitor's `Host`, and finds the nonce for its scripts in a policy
 * header, where it looks for it. HEAD is asked as GET, since a page's policy is made from the page.
 */
export async function answerFromNext(visit: Visit, site: Site, body: Buffer): Promise<Answer> {
  const { request, response, path, asker } = visit;
  if (!isReadable(path)) return asker.isPost ? refusePostedForm(400, site.clinic) : refuseRead(400, site.clinic);

  const nonce = randomBytes(16).toString("base64");
  const headers = cleanHeaders(request.headers);
  headers.host = hostFor(visit, site);
  delete headers["accept-encoding"];
  if (path === SCRIPTED_PATH) headers["content-security-policy"] = nonceForNext(nonce);

  const method = asker.isPost ? "POST" : "GET";
  const answer = await askNext(site.next, { method, url: request.url ?? "/", headers, body }, response);
  if (answer.status >= 500) site.log("next-failed", { path, status: answer.status });
  return answer.status >= 400 ? finishError(answer, visit, site, body) : finishPage(answer, path, nonce);
}

/** Says whether a path is one at all: it starts with a slash and its percent signs are whole. */
function isReadable(path: string): boolean {
  try {
    return decodeURIComponent(path).startsWith("/");
  } catch {
    return false;
  }
}

/** The host that Next compares a post's origin with: the origin was checked, and our address has several names locally. */
function hostFor({ request, asker }: Visit, site: Site): string {
  return new URL((asker.isPost ? request.headers.origin : undefined) ?? site.siteUrl).host;
}

/**
 * Finishes an error. A person never sees bare text: whoever posted a form reads that it was not sent, and the message in
 * it, which the browser may have forgotten. Whoever looked for a page that is not there gets the one made at build,
 * because what Next renders for it now needs script.
 */
function finishError(answer: Answer, { request, asker }: Visit, site: Site, body: Buffer): Answer {
  if (asker.isForScript) return answer;
  if (asker.isPost) {
    const message = messageIn(request.headers["content-type"] ?? "", body);
    return refusePostedForm(answer.status, site.clinic, message);
  }
  if (answer.status === 404 && isHtml(answer)) return notFoundAnswer(site.documents.notFound, request.headers);
  return asker.isNavigation || isHtml(answer) ? refuseRead(answer.status, site.clinic) : answer;
}

/**
 * Finishes a page that was rendered for this request: the scripted one keeps its scripts under the nonce, any other
 * becomes a document. Neither is stored anywhere. Throws when a page cannot be a document.
 */
function finishPage(answer: Answer, path: string, nonce: string): Answer {
  if (!isHtml(answer) || answer.body.byteLength === 0) return answer;
  const rendered = answer.body.toString("utf8");
  const isScripted = path === SCRIPTED_PATH;
  const html = isScripted ? rendered : toDocument(rendered);

  const headers = new Map(answer.headers);
  headers.set("cache-control", "no-store");
  headers.set("content-security-policy", isScripted ? scriptedPolicy(html, nonce) : documentPolicy(html));
  for (const name of isScripted ? ["etag"] : ["etag", "vary", "link"]) headers.delete(name);
  return { ...answer, headers, body: Buffer.from(html) };
}
