import { randomInt } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { SCRIPTED_PATH } from "../documents/manifest.ts";
import { describeError, newFault } from "../log.ts";
import { type Answer, send, textAnswer } from "./answer.ts";
import { answerFromNext } from "./ask-next.ts";
import { compressAnswer } from "./compression.ts";
import { addSafeHeaders } from "./headers.ts";
import { answerPost } from "./post.ts";
import { READY_PATH, readinessAnswer } from "./readiness.ts";
import { refusePost, refuseRead } from "./refuse.ts";
import { isFromInside } from "./sender.ts";
import { isStaffPath, keptByNobody } from "./staff-area.ts";
import { type Site, type Visit, visitOf } from "./visit.ts";

/** What this server answers by itself beside documents: whether it is up, and whether it takes requests. */
const OWN_PATHS = ["/healthz", READY_PATH];

/**
 * Makes the function that answers what is not ready in memory: posts after their checks, the rest from Next, all with the
 * same safe headers. `closing` is aborted when the server shuts down and cannot wait for a body any longer.
 */
export function createResponder(site: Site, closing: AbortSignal) {
  return async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const visit = visitOf(request, response);
    const answer = await answerSafely(visit, site, closing);
    if (answer === null) return;
    const safe = addSafeHeaders(answer, { siteUrl: site.siteUrl, isForScript: visit.asker.isForScript });
    const kept = isStaffPath(visit.path) ? keptByNobody(safe) : safe;
    send(response, await compressAnswer(kept, request.headers["accept-encoding"]), visit.method);
  };
}

/** Answers, and turns whatever goes wrong on the way into a page. Returns null when the visitor has left. */
async function answerSafely(visit: Visit, site: Site, closing: AbortSignal): Promise<Answer | null> {
  try {
    return await chooseAnswer(visit, site, closing);
  } catch (error) {
    if (visit.response.destroyed) return null;
    const fault = newFault(randomInt);
    site.log("request-failed", { path: visit.path, ...describeError(error), fault });
    return visit.asker.isPost
      ? refusePost("failed", visit.asker, site.clinic, { fault })
      : refuseRead(500, site.clinic);
  }
}

async function chooseAnswer(visit: Visit, site: Site, closing: AbortSignal): Promise<Answer | null> {
  const { method, path, request } = visit;
  const isOurs = site.documents.pages.has(path) || site.assets.has(path) || OWN_PATHS.includes(path);

  if (method === "POST") return isOurs ? notAllowed(visit, site, "GET, HEAD") : answerPost(visit, site, closing);
  if (method !== "GET" && method !== "HEAD") return notAllowed(visit, site, isOurs ? "GET, HEAD" : "GET, HEAD, POST");
  if (path === SCRIPTED_PATH) return site.formPage.answer();
  if (path === READY_PATH) return readinessAnswer(await site.readiness(), isFromInside(request));
  return isOurs ? textAnswer(200, "ok\n") : answerFromNext(visit, site, Buffer.alloc(0));
}

function notAllowed({ asker }: Visit, site: Site, allowed: string): Answer {
  const refused = refusePost("not-accepted-here", asker, site.clinic);
  return { ...refused, headers: new Map(refused.headers).set("allow", allowed) };
}
