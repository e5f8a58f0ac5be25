import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** Larger bodies are sent as Node does it: next to what they take, a second piece costs nothing. Bytes. */
const LARGEST = 65_536;

/** What Node keeps of an answer whose head was sent. It has no other way to learn that it was sent with the body. */
const SENT = { _header: "sent with the body", _headerSent: true };

/** An answer as one piece of bytes, with the second for which its date is true. */
export type Whole = { second: number; bytes: Buffer };

/** The parts of an answer: its headers, a list of names and values, the length of the body among them; and the body. */
type Parts = { headersOfBody: string[]; body: Buffer; whole?: Whole };

/**
 * Sends an answer of status 200 in one piece, head and body, and says whether it did. Node writes the head, the body and
 * an empty end as three pieces, which for a small document is about a quarter of all work on it, and makes the head anew
 * each time, of which only the date changes. The bytes are the same.
 *
 * It does so only where nothing else is to be thought of: on a connection that stays open, and on which nothing waits.
 */
export function sendWhole({ httpVersionMinor }: IncomingMessage, response: ServerResponse, parts: Parts): boolean {
  const { socket } = response;
  if (!socket || !response.shouldKeepAlive || httpVersionMinor !== 1 || parts.body.length > LARGEST) return false;
  if (isBusy(socket)) return false;
  Object.assign(response, SENT);
  socket.write(wholeOf(parts).bytes);
  response.end();
  return true;
}

function isBusy(socket: Socket): boolean {
  return socket.writableLength > 0 || socket.writableCorked > 0 || socket.destroyed;
}

/** The bytes with the date of this second. Those before may still be on their way, so they are not written over. */
function wholeOf(parts: Parts): Whole {
  const now = Date.now();
  const second = Math.floor(now / 1000);
  if (parts.whole?.second === second) return parts.whole;
  const whole = { second, bytes: Buffer.concat([headOf(parts.headersOfBody, new Date(now)), parts.body]) };
  parts.whole = whole;
  return whole;
}

function headOf(headers: string[], date: Date): Buffer {
  const lines = ["HTTP/1.1 200 OK"];
  for (let place = 0; place < headers.length; place += 2) lines.push(`${headers[place]}: ${headers[place + 1]}`);
  lines.push(`Date: ${date.toUTCString()}`, "Connection: keep-alive", "", "");
  return Buffer.from(lines.join("\r\n"), "latin1");
}
