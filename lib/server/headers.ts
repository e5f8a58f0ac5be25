import type { IncomingHttpHeaders } from "node:http";
import { RESOURCE_POLICY, VIEWED_POLICY } from "../documents/policy.ts";
import type { Answer } from "./answer.ts";

/** Request headers that only a proxy of ours or Next itself may set; from a visitor they are an attempt at something. */
const NOT_FROM_VISITORS =
  /^(x-(forwarded|middleware|nextjs|next|matched|invoke|now|vercel|action|prerender|nonce|real-ip|rewrite|original|http-method).*|forwarded|content-security-policy.*|next-resume.*)$/;

/** Response headers that tell what the site is made with. Next's own script reads some, so they stay in answers to it. */
const INTERNAL = /^(x-powered-by|x-nextjs-.*|x-next-.*|server)$/;

/** Browser features that this site never asks for, switched off for it and for anything that would be embedded. */
const SWITCHED_OFF = ["camera", "geolocation", "microphone"];

/** A year, the least that browsers and auditors take seriously. */
const HTTPS_ONLY = "max-age=31536000; includeSubDomains";

/** The headers of a request without those that a visitor must not set. */
export function cleanHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !NOT_FROM_VISITORS.test(name)));
}

/**
 * Adds the headers that every answer carries, whatever made it. An answer that brought no content security policy gets
 * the one for resources or for drawings. No error is kept by anyone, nor is the way to another address, which may hold
 * what a visitor typed, unless it says for how long; what sets a cookie is for one person. HTTPS is only promised when the site's address has it.
 */
export function addSafeHeaders(
  answer: Answer,
  { siteUrl, isForScript }: { siteUrl: string; isForScript: boolean },
): Answer {
  const headers = new Map(answer.headers);
  for (const name of headers.keys()) {
    if (INTERNAL.test(name) && !isForScript) headers.delete(name);
  }
  headers.delete("x-powered-by");
  const isDrawing = headers.get("content-type") === "image/svg+xml";
  if (!headers.has("content-security-policy"))
    headers.set("content-security-policy", isDrawing ? VIEWED_POLICY : RESOURCE_POLICY);
  const isPersonal = headers.has("set-cookie");
  if (isPersonal || answer.status >= 400 || (leadsElsewhere(answer) && !headers.has("cache-control")))
    headers.set("cache-control", "no-store");
  headers.set("x-content-type-options", "nosniff");
  headers.set("x-frame-options", "DENY");
  headers.set("referrer-policy", "same-origin");
  headers.set("cross-origin-resource-policy", "same-origin");
  headers.set("permissions-policy", SWITCHED_OFF.map((feature) => `${feature}=()`).join(", "));
  if (siteUrl.startsWith("https:")) headers.set("strict-transport-security", HTTPS_ONLY);
  return { ...answer, headers };
}

/** True for an answer that sends the visitor to another address; 304 only says that what they have still stands. */
function leadsElsewhere({ status }: Answer): boolean {
  return status >= 300 && status < 400 && status !== 304;
}
