import { optionWords } from "../consultation/print.ts";
import type { StoredRequest, UnreadableRequest } from "../consultation/requests.ts";
import { FIELD_NAMES, LABELS } from "../consultation/schema.ts";
import { eventsOf } from "./events.ts";
import { answerTo, isOverdue } from "./lines.ts";
import type { Opened } from "./one.ts";
import type { Answered, Reach, Sheet } from "./schema.ts";

type AnyRequest = StoredRequest | UnreadableRequest;

/** What is needed besides the request: the names of staff by their ids, and since when and what was promised. */
type Around = { names: Map<string, string>; overdue: Date; replyTime: string };

/** One request ready to be shown, with its answers in the order of the form and under its words. */
export function sheetOf({ request, notes, steps }: Opened, { names, overdue, replyTime }: Around): Sheet {
  const { reference, receivedAt, status, automatic, version } = request;
  return {
    reference,
    receivedAt,
    status,
    automatic,
    version,
    unreadable: request.readable ? undefined : request.reason,
    name: answerTo(request, "name"),
    reach: reachOf(request),
    warnings: warningsOf(request, overdue, replyTime),
    answers: answersOf(request),
    consent: request.readable ? request.consentVersion : "",
    ...eventsOf(notes, steps, names),
  };
}

function answersOf(request: AnyRequest): Answered[] {
  if (!request.readable) return [];
  const { answers } = request;
  return FIELD_NAMES.flatMap((name) => {
    const given = [answers[name] ?? []].flat().map((value) => optionWords(name, value) ?? value);
    return given.length === 0 ? [] : [{ question: LABELS[name], answer: given.join(", ") }];
  });
}

/** What has to be seen before anything else: an injury that no doctor has seen, and a person who waits. */
function warningsOf(request: AnyRequest, overdue: Date, replyTime: string): string[] {
  if (!request.readable || request.status === "closed") return [];
  const examined = answerTo(request, "examined");
  const isFresh = answerTo(request, "injuryTime") === "under-2-weeks";
  const warnings: string[] = [];
  if (examined === "no")
    warnings.push(
      isFresh
        ? "No doctor has examined this injury, and it is less than 2 weeks old. The form told them to see a doctor that day. Ask first whether they have."
        : "No doctor has examined this injury. If it is new, the form told them to see a doctor that day. Ask first whether they have.",
    );
  if (examined === "booked") warnings.push("No doctor has examined this injury yet. A visit is booked.");
  if (isOverdue(request, overdue))
    warnings.push(`This person has waited for an answer for longer than the ${replyTime} that you promise.`);
  return warnings;
}

function reachOf(request: AnyRequest): Reach {
  const [phone, email] = [answerTo(request, "phone"), answerTo(request, "email")];
  const message = answerTo(request, "leaveMessage");
  return {
    phone: phone === "" ? undefined : { words: phone, href: `tel:${dialled(phone)}` },
    email: email === "" ? undefined : { words: email, href: mailTo(email, request.reference) },
    first: answerTo(request, "contactBy") === "phone" ? "phone" : "email",
    message: message === "" ? undefined : message === "yes",
  };
}

/** What a phone dials: digits, and a plus before them; an extension has to be asked for. */
function dialled(phone: string): string {
  const [number = ""] = phone.normalize("NFKC").split(/ext|x|#/i);
  const digits = number.replace(/\D/g, "");
  return number.trim().startsWith("+") ? `+${digits}` : digits;
}

/** Opens a mail whose subject tells the reference and nothing about anybody's health. */
function mailTo(email: string, reference: string): string {
  const [local = "", domain = ""] = [email.slice(0, email.lastIndexOf("@")), email.slice(email.lastIndexOf("@") + 1)];
  const subject = encodeURIComponent(`Your request ${reference}`);
  return `mailto:${encodeURIComponent(local)}@${encodeURIComponent(domain)}?subject=${subject}`;
}
