import type { ServerResponse } from "node:http";

/** One answer to one request, whole: it is made first, checked and finished, and only then sent. */
export type Answer = { status: number; headers: Map<string, string | string[]>; body: Buffer };

/** Makes an answer. Header names are lower case. */
export function makeAnswer(status: number, headers: Record<string, string>, body: string | Buffer = ""): Answer {
  return { status, headers: new Map(Object.entries(headers)), body: Buffer.from(body) };
}

/** A short text for programs: health checks, and script that asked in the background. */
export function textAnswer(status: number, text: string): Answer {
  return makeAnswer(status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" }, text);
}

/** Says whether an answer is a page that a person will see. */
export function isHtml(answer: Answer): boolean {
  return String(answer.headers.get("content-type") ?? "").startsWith("text/html");
}

/** Sends an answer. For HEAD the length is told and the body left out. */
export function send(response: ServerResponse, answer: Answer, method: string | undefined): void {
  if (response.destroyed) return;
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  const hasBody = answer.status !== 204 && answer.status !== 304;
  if (hasBody) response.setHeader("content-length", answer.body.byteLength);
  response.writeHead(answer.status);
  response.end(hasBody && method !== "HEAD" ? answer.body : undefined);
}
