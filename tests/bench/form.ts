import { randomBytes } from "node:crypto";
import { TEST_SERVER } from "../../lib/cli/test-server.ts";
import { ONCE_KEY_NAME, TRAP_NAME } from "../../lib/consultation/schema.ts";
import { newStamp, stampKey } from "../../lib/consultation/stamp.ts";

/** A form to be posted: the fields that its page hides, beside those that a person fills in. */
export type Form = { type: string; body: (number: number) => Buffer };

const BOUNDARY = "----bench-5fA0c7Qm1Zt9";

/** Bytes. Each server gets bodies of this size, whatever its page hides in the form. */
const SIZE = 4_096;

const ANSWERS = {
  [TRAP_NAME]: "",
  noEmergency: "on",
  name: "Ada Lovelace",
  phone: "+1 202-555-0143",
  contactBy: "email",
  leaveMessage: "yes",
  region: "Ohio",
  adult: "adult",
  examined: "yes",
  injuryType: "complete",
  injuryTime: "2-to-6-weeks",
  hadSurgery: "no",
  imaging: "mri",
  goal: "walking",
  message: "Mornings are best. I use a walking frame and would need the lift. ".repeat(4),
  consent: "on",
};

/** Reads what a page hides in its form, so that the post names the action as a browser's does. */
export function formOn(html: string): Form {
  const hidden = [...html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => ({
    name: attribute(tag, "name"),
    value: attribute(tag, "value"),
  }));
  const own = hidden.filter(({ name }) => name !== ONCE_KEY_NAME).map(({ name, value }) => part(name, value));
  const answers = Object.entries(ANSWERS).map(([name, value]) => part(name, value));
  const start = Buffer.from([...own, ...answers].join(""));
  return { type: `multipart/form-data; boundary=${BOUNDARY}`, body: (number) => bodyOf(start, number) };
}

/** A person has read the page for so long when they send its form. Milliseconds. */
const READ_FOR = 60_000;

const KEY = stampKey(TEST_SERVER);

/** Each post is another person's: one address gets a few mails a day only, and one page sends one request. */
function bodyOf(start: Buffer, number: number): Buffer {
  const email = `ada.${String(number).padStart(9, "0")}@example.com`;
  const stamp = newStamp(KEY, new Date(Date.now() - READ_FOR), randomBytes);
  const person = Buffer.from(part("email", email) + part(ONCE_KEY_NAME, stamp));
  const end = `--${BOUNDARY}--\r\n`;
  const empty = start.byteLength + person.byteLength + part("padding", "").length + end.length;
  return Buffer.concat([start, person, Buffer.from(part("padding", "x".repeat(Math.max(0, SIZE - empty))) + end)]);
}

function part(name: string, value: string): string {
  return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
  return value.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&lt;", "<").replaceAll("&amp;", "&");
}
