import { optionWords } from "../consultation/print.ts";
import { FIELD_NAMES, LABELS } from "../consultation/schema.ts";
import type { RefusalReason } from "./refusals.ts";

/** A form with more parts than this was not made by our page. */
const MOST_PARTS = 100;

/** Where Next writes into a form which action it is for. */
const NAMES_ACTION = /^\r\ncontent-disposition: form-data; name="\$ACTION_/i;

/** A part that was typed or chosen: its field's name, and its text to the last line break. */
const ANSWER = /^\r\ncontent-disposition: form-data; name="(\w+)"\r\n\r\n(.*)\r\n$/is;

/** One answer of a form, under the words that stand above its field. */
export type TypedAnswer = { label: string; text: string };

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

/**
 * What was typed and chosen in a form, in the words and the order of the form, to be shown to its sender when the form is
 * not taken. Blank answers and the two ticks are left out: those must be given anew.
 */
export function answersIn(contentType: string, body: Buffer): TypedAnswer[] {
  const given = partsOf(contentType, body).flatMap((part) => {
    const [, name, text] = ANSWER.exec(part) ?? [];
    return text ? [{ name, text: Buffer.from(text, "latin1").toString("utf8") }] : [];
  });
  return FIELD_NAMES.filter((name) => name !== "noEmergency" && name !== "consent").flatMap((name) => {
    const texts = given.filter((one) => one.name === name).map(({ text }) => optionWords(name, text) ?? text);
    return texts.length === 0 ? [] : [{ label: LABELS[name], text: texts.join(", ") }];
  });
}

/** A multipart body at its boundaries, one character for each byte. Without a boundary it has no parts. */
function partsOf(contentType: string, body: Buffer): string[] {
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType);
  const mark = boundary?.[1] ?? boundary?.[2];
  return mark === undefined ? [] : body.toString("latin1").split(`--${mark}`);
}
