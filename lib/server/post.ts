import type { Answer } from "./answer.ts";
import { answerFromNext } from "./ask-next.ts";
import { readBody } from "./body.ts";
import { answersIn, checkFormBody } from "./form-body.ts";
import { allowedOrigins, checkPostHeaders } from "./post-check.ts";
import type { RefusalReason } from "./refusals.ts";
import { refusePost } from "./refuse.ts";
import { isUnnamedProxy } from "./sender.ts";
import { isStaffFilePath, isStaffPath } from "./staff-area.ts";
import type { Site, Visit } from "./visit.ts";

/**
 * Answers a post after its checks: it arrived in time and not too long, this site's own page sent it, and it is a whole
 * form. Only then does Next see it. The body is read first even when the headers already decide, because a browser that
 * is cut off while sending shows its own error instead of our page. Returns null when the visitor has left.
 */
export async function answerPost(visit: Visit, site: Site, closing: AbortSignal): Promise<Answer | null> {
  const { request, response } = visit;
  const result = await readBody(request, site.bodyLimits, closing);
  if (isUnnamedProxy(request, site.proxies)) warnOnce(site);
  if (result.ok) {
    const reason = reasonToRefuse(visit, site, result.body);
    return reason === null ? answerFromNext(visit, site, result.body) : refuse(reason, visit, site, result.body);
  }
  if (result.reason === "gone") return null;
  response.shouldKeepAlive = false;
  return refuse(result.reason, visit, site);
}

/** When the mistake is ours, the person gets back what was typed. Another site gets nothing shown on a page of ours. */
function refuse(reason: RefusalReason, { path, asker, request }: Visit, site: Site, body?: Buffer): Answer {
  site.log("post-refused", { path, reason });
  const isOurs = reason === "site-url-mismatch" && body !== undefined;
  const answers = isOurs ? answersIn(request.headers["content-type"] ?? "", body) : [];
  return refusePost(reason, asker, site.clinic, { answers });
}

/** The sites whose log has the line about their proxy. */
const warned = new WeakSet<Site>();

function warnOnce(site: Site): void {
  if (!warned.has(site)) site.log("proxy-not-named");
  warned.add(site);
}

/** Checks where a post comes from and, for a form, its body; what script sends only Next can read. */
function reasonToRefuse({ request, asker, path }: Visit, site: Site, body: Buffer) {
  const reason = checkPostHeaders(request.headers, allowedOrigins(site.siteUrl));
  if (reason === null && asker.isForScript && isStaffPath(path)) return "not-a-form";
  if (reason !== null || asker.isForScript) return reason;
  const refused = checkFormBody(request.headers["content-type"] ?? "", body);
  return refused === "not-a-form" && isStaffFilePath(path) ? null : refused;
}
