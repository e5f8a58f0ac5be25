import type { RefusalReason } from "./refusals.ts";

/** A form with more parts than this was not made by our page. */
const MOST_PARTS = 100;

/** Where Next writes into a form which action it is for. */
const NAMES_ACTION = /^\r\ncontent-disposition: form-data; name="\$ACTION_/i;

/** The one long answer of the form, the only one that takes work to write again. */
const MESSAGE = /^\r\ncontent-disposition: form-data; name="message"\r\n\r\n(.*)\r\n$/is;

/**
 * Looks at a form's body as it was sent. It is "unreadable" when it is cut off or was made to exhaust its reader, and
 * "not-a-form" when it names no action: Next would show the page again as if nothing had been sent.
 */
export function checkFormBody(contentType: string, body: Buffer): RefusalReason | null {
  const parts = partsOf(contentType, body);
  const isWhole = parts[0] === "" && /^--(\r\n)?$/.test(parts.at(-1) ?? "");
  if (!isWhole || parts.length - 2 > MOST_PARTS) return "unreadable";
  return parts.some((part) => NAMES_ACTION.test(part)) ? null : "not-a-form";
}

/** The message in a form's body, to be shown to its sender when the form is not taken. Empty when there is none. */
export function messageIn(contentType: string, body: Buffer): string {
  const messages = partsOf(contentType, body).flatMap((part) => MESSAGE.exec(part)?.[1] ?? []);
  return Buffer.from(messages[0] ?? "", "latin1").toString("utf8");
}

/** A multipart body at its boundaries, one character for each byte. Without a boundary it has no parts. */
function partsOf(contentType: string, body: Buffer): string[] {
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType);
  const mark = boundary?.[1] ?? boundary?.[2];
  return mark === undefined ? [] : body.toString("latin1").split(`--${mark}`);
}
