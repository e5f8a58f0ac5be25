import type { IncomingMessage, ServerResponse } from "node:http";

/** Larger bodies are sent as Node does it: next to what they take, a second piece costs nothing. Bytes. */
const LARGEST = 65_536;

/** What Node keeps of an answer whose head was sent. It has no other way to learn that it was sent with the body. */
const SENT = { _header: "sent with the body", _headerSent: true };

/** The parts of an answer: its headers, a list of names and values, the length of the body among them; and the body. */
type Parts = { headersOfBody: string[]; body: Buffer };

/**
 * Sends an answer of status 200 in one piece, head and body, and says whether it did. Node writes the head, the body and
 * an empty end as three pieces, which for a small document is about a quarter of all work on it, and makes the head anew
 * each time, of which only the date changes. The bytes are the same.
 *
 * It does so only where nothing else is to be thought of: on a connection that stays open, for the answer whose turn it is.
 */
export function sendWhole({ httpVersionMinor }: IncomingMessage, response: ServerResponse, parts: Parts): boolean {
  const { socket } = response;
  if (!socket?.writable || !response.shouldKeepAlive || httpVersionMinor !== 1) return false;
  if (parts.body.length > LARGEST) return false;
  Object.assign(response, SENT);
  socket.write(wholeOf(parts));
  response.end();
  return true;
}

/** What was sent in this second, whose date it has. */
let sent = { second: 0, answers: new Map<Parts, Buffer>() };

/** An answer as one piece with the present date. */
function wholeOf(parts: Parts): Buffer {
  const now = Date.now();
  const second = Math.floor(now / 1000);
  // Those of the second before may still be on their way, so they are left as they are.
  if (sent.second !== second) sent = { second, answers: new Map() };
  const known = sent.answers.get(parts);
  if (known) return known;
  const whole = Buffer.concat([headOf(parts.headersOfBody, new Date(now)), parts.body]);
  sent.answers.set(parts, whole);
  return whole;
}

/** As Node writes it while `keepAliveTimeout` is 0; else it would say for how long a connection is kept. */
function headOf(headers: string[], date: Date): Buffer {
  const lines = ["HTTP/1.1 200 OK"];
  for (let place = 0; place < headers.length; place += 2) lines.push(`${headers[place]}: ${headers[place + 1]}`);
  lines.push(`Date: ${date.toUTCString()}`, "Connection: keep-alive", "", "");
  return Buffer.from(lines.join("\r\n"), "latin1");
}
