import type { StoredRequest, UnreadableRequest } from "./requests.ts";
import { FIELD_NAMES, LABELS, OPTIONS } from "./schema.ts";
import type { Answers } from "./sealed-request.ts";

type AnyRequest = StoredRequest | UnreadableRequest;

/** What staff are told of a request that cannot be opened. */
const UNREADABLE = {
  "no-key": "cannot be opened: its key is not there",
  changed: "cannot be opened: it was changed in the database",
} as const;

/** What stands above requests that look automatic. Some may be a person's: nothing else is known of them. */
const APART = "Set apart, since a program may have sent them (look through them; a person can be among them):";

/** Control characters drive a terminal, and the others turn the direction of what follows, ours included. */
const DRIVES_A_TERMINAL = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** Makes what a patient typed safe to print: signs that a terminal obeys are spelled out, like \u001b. */
export function harmless(text: string): string {
  return text.replace(DRIVES_A_TERMINAL, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/**
 * Every request on a line of its own, newest first as given: reference, time, status, name and how to reach them, and
 * what `noted` says of it. What looks automatic stands apart, below the others.
 */
export function printList(requests: AnyRequest[], noted: (request: AnyRequest) => string[] = () => []): string {
  if (requests.length === 0) return "No requests yet.";
  const lines = (some: AnyRequest[]) =>
    some.map((request) => [...heading(request), summary(request), ...noted(request)].join("  "));
  const automatic = requests.filter((request) => request.automatic);
  const apart = automatic.length === 0 ? [] : ["", APART, ...lines(automatic)];
  return [...lines(requests.filter((request) => !request.automatic)), ...apart].join("\n").trimStart();
}

function summary(request: AnyRequest) {
  return request.readable ? harmless(reach(request.answers)) : UNREADABLE[request.reason];
}

/** One request with its answers, in the order of the form and under the words of the form. */
export function printRequest(request: AnyRequest): string {
  if (!request.readable) return [...heading(request), UNREADABLE[request.reason]].join("  ");
  const answered = FIELD_NAMES.filter((name) => request.answers[name] !== undefined);
  const answers = answered.map((name) => `${LABELS[name]}\n${indented(answerLines(name, request.answers[name]))}`);
  const consent = `Agreed to be contacted: wording ${request.consentVersion}`;
  return [heading(request).join("  "), ...answers, consent].join("\n\n");
}

/** Requests for another program: the same signs are spelled out, and the text stays JSON. */
export function printJson(value: object): string {
  return JSON.stringify(value, undefined, 2).split("\n").map(harmless).join("\n");
}

function heading({ reference, receivedAt, status, automatic }: AnyRequest) {
  return [reference, time(receivedAt), automatic ? `${status}, looks automatic` : status];
}

/** The time on the clock of the machine that prints, like 2026-11-20 14:05. */
function time(at: Date) {
  const two = (part: number) => String(part).padStart(2, "0");
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join("-");
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

function reach({ name, contactBy, email, phone }: Answers) {
  const way = contactBy === "phone" ? phone : email;
  return [name, way].flat().filter(Boolean).join(", ");
}

function answerLines(name: (typeof FIELD_NAMES)[number], answer: Answers[string] | undefined): string[] {
  const given = [answer ?? []].flat();
  return given.flatMap((value) => (optionWords(name, value) ?? value).split("\n"));
}

/** The words beside a choice that was sent under this field, or nothing when it is no choice. */
export function optionWords(name: string, value: string): string | undefined {
  const options = Object.entries(OPTIONS).find(([choice]) => choice === name)?.[1];
  return Object.entries(options ?? {}).find(([option]) => option === value)?.[1];
}

function indented(answer: string[]) {
  return answer.map((one) => `  ${harmless(one)}`).join("\n");
}
