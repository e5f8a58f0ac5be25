import * as z from "zod/mini";

// The form's page forbids eval. Without this zod would try it once and the browser would report a violation.
z.config({ jitless: true });

/** Letters of any script stay as they were typed. Control characters do not, apart from line breaks and tabs. */
const NO_HIDDEN_CHARACTERS = /^[\P{Cc}\t\n]*$/u;

/** Fields come from the network: one may be missing, and one may be something other than text. */
const sent = z.optional(z.unknown());

function asText(value: unknown) {
  return typeof value === "string" ? value : "";
}

/**
 * A text that is longer keeps its blanks, and so is refused as too long: its end may have been cut off, and what is left
 * must not pass for the whole. In signs of JavaScript; less than is cut off, and far more than any field takes.
 */
const TIDIED = 5_000;

/** The text of a field, tidied unless it is so long that it can only be refused. */
function tidied(tidy: (text: string) => string) {
  return z.transform((value: unknown) => {
    const text = asText(value);
    return text.length < TIDIED ? tidy(text) : text;
  });
}

/** Text on one line. Pasted tabs and line breaks become a space, and the ends are trimmed. `limit` is in characters. */
export function line(what: string, limit: number) {
  return z.pipe(z.pipe(sent, tidied(onOneLine)), shortText(what, limit));
}

/** Splits instead of looking for blanks around a break, which takes a second for a long row of blanks without one. */
function onOneLine(text: string): string {
  const parts = text.split(/[\t\r\n]/).map((part) => part.trim());
  return parts.filter((part) => part !== "").join(" ");
}

/** Text as it was typed, with one kind of line break. Nothing but blanks counts as nothing. */
export function lines(what: string, limit: number) {
  const unified = tidied((text) => text.replace(/\r\n?/g, "\n").replace(/^\s+$/, ""));
  return z.pipe(z.pipe(sent, unified), shortText(what, limit));
}

function shortText(what: string, limit: number) {
  return z.string().check(
    z.regex(NO_HIDDEN_CHARACTERS, { error: `Type ${what} again. It holds a hidden character`, abort: true }),
    z.refine((text) => Array.from(text).length <= limit, `Shorten ${what} to ${limit} characters or fewer`),
  );
}

/** A check for a line that must not stay blank. */
export function filled(instruction: string) {
  return z.minLength(1, instruction);
}

/** A check that blank passes and that anything else has to match. */
export function matching(pattern: RegExp, instruction: string) {
  return z.refine<string>((text) => text === "" || pattern.test(text), instruction);
}

/** A box that has to be ticked. */
export function tick(instruction: string) {
  return z.pipe(z.pipe(sent, z.transform(asText)), z.literal("on", instruction));
}

type Labels = Record<string, string>;

function isOption(options: Labels, value: unknown) {
  return typeof value === "string" && Object.hasOwn(options, value);
}

/** One of the options. The instruction serves for a missing answer and for an invented one. */
export function choice<Options extends Labels>(options: Options, instruction: string) {
  const known = z.custom<keyof Options>((value) => isOption(options, value), { error: instruction, abort: false });
  return z.pipe(sent, known);
}

/** As `choice`, but it may stay blank. What the clinic does not ask is dropped, whatever was sent. */
export function optionalChoice<Options extends Labels>(options: Options, asked: boolean) {
  const given = z.transform((value: unknown) => (asked && value ? value : undefined));
  const known = z.custom<keyof Options>((value) => isOption(options, value), {
    error: "Choose one of the answers, or leave this blank",
    abort: false,
  });
  return z.pipe(z.pipe(sent, given), z.optional(known));
}

/** Any number of the options, each once; `none` stands alone. Dropped when the clinic does not ask. */
export function optionalChoices<Options extends Labels>(options: Options, none: keyof Options, asked: boolean) {
  const given = z.transform((value: unknown) =>
    asked && Array.isArray(value) && value.length > 0 ? Array.from(new Set(value)) : undefined,
  );
  const known = z.custom<(keyof Options)[]>(
    (value) => Array.isArray(value) && value.every((one) => isOption(options, one)),
    {
      error: "Choose from the answers, or leave this blank",
    },
  );
  const alone = z.refine<readonly (keyof Options)[] | undefined>(
    (chosen) => !chosen?.includes(none) || chosen.length === 1,
    `Choose “${options[none]}” or the others, but not both`,
  );
  return z.pipe(z.pipe(sent, given), z.optional(known).check(alone));
}
