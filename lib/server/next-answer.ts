import { type IncomingHttpHeaders, IncomingMessage, type ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { Answer } from "./answer.ts";

/** Next's request handler, as a custom server gets it. */
export type NextHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What Next is asked: everything it may know of a request. */
export type Question = { method: string; url: string; headers: IncomingHttpHeaders; body: Buffer };

/**
 * Asks Next and waits for its whole answer, so that it can be checked and finished before a byte is sent.
 *
 * Next is given a request of our own making, whose body is already there: it cannot read past the cap, wait for a slow
 * sender, or see a header that we took out. The response is the real one, so that Next learns when the visitor leaves.
 * Nothing that Next writes to it goes out; `send` does that afterwards.
 */
export async function askNext(handler: NextHandler, question: Question, response: ServerResponse): Promise<Answer> {
  const { answered, release } = holdAnswer(response);
  try {
    return await Promise.race([answered, handler(requestOf(question), response).then(() => answered)]);
  } finally {
    release();
  }
}

/** A request that reads as if it had just arrived in full. */
function requestOf({ method, url, headers, body }: Question): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { method, url, httpVersion: "1.1", httpVersionMajor: 1, httpVersionMinor: 1, complete: true });
  request.headers = { ...headers, "content-length": method === "POST" ? String(body.byteLength) : undefined };
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined) delete request.headers[name];
    for (const item of [value ?? []].flat()) request.rawHeaders.push(name, item);
  }
  if (body.byteLength > 0) request.push(body);
  request.push(null);
  return request;
}

/**
 * Makes a response collect instead of send, until it is released. `answered` resolves when `end` is called and rejects
 * when the visitor leaves first.
 */
function holdAnswer(response: ServerResponse): { answered: Promise<Answer>; release: () => void } {
  const { write, end, writeHead, flushHeaders } = response;
  const chunks: Buffer[] = [];

  const answered = new Promise<Answer>((resolve, reject) => {
    response.once("close", () => reject(new Error("The visitor left before the answer was ready")));
    Object.assign(response, {
      flushHeaders: () => undefined,
      writeHead(status: number, ...args: unknown[]) {
        response.statusCode = status;
        const headers = args.find((arg) => typeof arg === "object" && arg !== null);
        for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
        return response;
      },
      write(chunk: unknown, ...args: unknown[]) {
        chunks.push(bytesOf(chunk, args[0]));
        callBack(args);
        return true;
      },
      end(...args: unknown[]) {
        chunks.push(bytesOf(args[0], args[1]));
        resolve({ status: response.statusCode, headers: headersOf(response), body: Buffer.concat(chunks) });
        callBack(args);
        return response;
      },
    });
  });
  return { answered, release: () => Object.assign(response, { write, end, writeHead, flushHeaders }) };
}

/** What was given to `write` or `end`, as bytes; their first argument may also be a callback or nothing. */
function bytesOf(chunk: unknown, encoding: unknown): Buffer {
  if (typeof chunk === "string") return Buffer.from(chunk, encoding === "latin1" ? "latin1" : "utf8");
  return chunk instanceof Uint8Array ? Buffer.from(chunk) : Buffer.alloc(0);
}

/** Calls the callback among the arguments of `write` or `end`, if there is one. */
function callBack(args: unknown[]): void {
  const callback = args.find((arg) => typeof arg === "function");
  if (callback) queueMicrotask(() => callback());
}

/** The headers that were set on a response; those of the transport are made anew when it is sent. */
function headersOf(response: ServerResponse): Answer["headers"] {
  const headers: Answer["headers"] = new Map();
  for (const [name, value] of Object.entries(response.getHeaders())) {
    if (value === undefined || ["content-length", "transfer-encoding", "connection"].includes(name)) continue;
    headers.set(name, Array.isArray(value) ? value : String(value));
  }
  return headers;
}
