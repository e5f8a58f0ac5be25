import { optionWords } from "../consultation/print.ts";
import type { StoredRequest, UnreadableRequest } from "../consultation/requests.ts";
import { FIELD_NAMES, LABELS } from "../consultation/schema.ts";
import { STATUS_WORDS } from "../inbox/schema.ts";

type AnyRequest = StoredRequest | UnreadableRequest;

/** The questions of the form in its order. The two ticks are no questions: without them there is no request. */
const QUESTIONS = FIELD_NAMES.filter((name) => name !== "noEmergency" && name !== "consent");

const PROBLEMS = { "no-key": "its key is not there", changed: "it was changed in the database" };

/** The heads of the columns. Times are by the clock of the site, which the heads name. */
export function headsOf(): string[] {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const about = ["Reference", `Received (${zone})`, "Status", "Looks automatic", `Answered (${zone})`];
  return [...about, ...QUESTIONS.map((name) => LABELS[name]), "Agreed to be contacted, wording", "Cannot be opened"];
}

/** A request as cells under these heads. One that cannot be opened has none of its answers, and says why. */
export function cellsOf(request: AnyRequest): string[] {
  const { reference, receivedAt, status, automatic, answeredAt } = request;
  const about = [reference, minuteOf(receivedAt), STATUS_WORDS[status], automatic ? "Yes" : "No"];
  const given = request.readable ? request.answers : {};
  const answers = QUESTIONS.map((name) =>
    [given[name] ?? []]
      .flat()
      .map((value) => optionWords(name, value) ?? value)
      .join(", "),
  );
  const end = request.readable ? [request.consentVersion, ""] : ["", PROBLEMS[request.reason]];
  return [...about, answeredAt ? minuteOf(answeredAt) : "", ...answers, ...end];
}

/** A moment by the clock of the site as every spreadsheet reads it, like 2026-11-20 14:05. */
function minuteOf(at: Date): string {
  return `${dayOf(at)} ${[at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":")}`;
}

/** A day by the clock of the site, as a date box takes it. */
export function dayOf(at: Date): string {
  const [month, day] = [at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, "0"));
  return [at.getFullYear(), month, day].join("-");
}
