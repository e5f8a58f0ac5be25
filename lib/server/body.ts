import type { IncomingMessage } from "node:http";

/** The end of reading a body: all of it, or why not. `gone` means that the sender hung up and nobody waits. */
export type BodyResult =
  | { ok: true; body: Buffer }
  | { ok: false; reason: "too-large" | "too-slow" | "closing" | "gone" };

/** Beyond this we stop listening to a body that is too large anyway. */
const MOST_DISCARDED_BYTES = 64 * 1024 * 1024;

export type BodyLimits = { maxBytes: number; maxMilliseconds: number };

/**
 * Reads a request's whole body before anything else sees it, so that a long, slow or broken one ends here.
 *
 * A body over `maxBytes` is still read to its end, though not kept: a browser that is cut off while sending shows its own
 * error instead of our page. `closing` stops the wait when the server shuts down.
 */
export function readBody(request: IncomingMessage, limits: BodyLimits, closing: AbortSignal): Promise<BodyResult> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;

    function finish(result: BodyResult): void {
      clearTimeout(timer);
      closing.removeEventListener("abort", onClosing);
      resolve(result);
    }
    function onClosing(): void {
      finish({ ok: false, reason: "closing" });
    }

    // Node has closed a request that announces no body before it is read, and tells nothing more of it.
    if (request.readableEnded) return resolve({ ok: true, body: Buffer.alloc(0) });
    const timer = setTimeout(() => finish({ ok: false, reason: "too-slow" }), limits.maxMilliseconds);
    closing.addEventListener("abort", onClosing);
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.byteLength;
      if (bytes <= limits.maxBytes) chunks.push(chunk);
      else chunks.length = 0;
      if (bytes > MOST_DISCARDED_BYTES) finish({ ok: false, reason: "too-large" });
    });
    request.on("end", () => {
      finish(bytes > limits.maxBytes ? { ok: false, reason: "too-large" } : { ok: true, body: Buffer.concat(chunks) });
    });
    request.on("error", () => finish({ ok: false, reason: "gone" }));
    request.on("close", () => finish({ ok: false, reason: "gone" }));
  });
}
