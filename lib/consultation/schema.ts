import * as z from "zod/mini";
import { choice, filled, line, lines, matching, optionalChoice, optionalChoices, tick } from "./fields.ts";

/** Every field of the form, in the order in which it is asked, checked and printed. */
export const FIELD_NAMES = [
  "noEmergency",
  "name",
  "email",
  "phone",
  "contactBy",
  "leaveMessage",
  "region",
  "adult",
  "examined",
  "injuryType",
  "injuryTime",
  "hadSurgery",
  "imaging",
  "goal",
  "message",
  "consent",
] as const;

export type FieldName = (typeof FIELD_NAMES)[number];

/** The clinical questions. Each is optional for the patient, and the clinic can switch each one off. */
export const QUESTION_NAMES = ["injuryType", "injuryTime", "hadSurgery", "imaging", "goal"] as const;

/** Which clinical questions this clinic asks. */
export type Questions = Record<(typeof QUESTION_NAMES)[number], boolean>;

/** The longest name, region or phone number that fits on a staff member's screen. */
const LINE_LIMIT = 100;

/** The longest address that mail servers accept. */
const EMAIL_LIMIT = 254;

/** Room for a practical remark; medical history is taken when the clinic calls. Counted in characters, emoji as one. */
export const MESSAGE_LIMIT = 300;

/** Names the wording that people agree to in the consent tick. It changes whenever that wording does. */
export const CONSENT_VERSION = "2026-11";

/** What stands above each field. Staff read the answers under the same words. */
export const LABELS: Record<FieldName, string> = {
  noEmergency: "I do not need emergency help right now",
  name: "Your name",
  email: "E-mail address",
  phone: "Phone number",
  contactBy: "How should we reach you?",
  leaveMessage: "If you do not pick up, may we leave a message?",
  region: "Which state or country are you in?",
  adult: "Which of these is true?",
  examined: "Has a doctor examined this injury?",
  injuryType: "What kind of tear is it?",
  injuryTime: "How long ago did it happen?",
  hadSurgery: "Have you had surgery on this tendon?",
  imaging: "Which scans have you had?",
  goal: "What would you most like help with?",
  message: "Anything else we should know?",
  consent: "I agree that you may use my answers to contact me",
};

/** The answers that can be chosen: the value that is sent and stored, and the words that people read. */
export const OPTIONS = {
  contactBy: { email: "By e-mail", phone: "By phone" },
  leaveMessage: { yes: "Yes", no: "No" },
  adult: { adult: "I am 18 or older", "someone-else": "I am asking for someone else" },
  examined: { yes: "Yes", no: "No", booked: "Not yet, but a visit is booked" },
  injuryType: {
    partial: "A partial tear",
    complete: "A complete tear",
    "torn-again": "It healed and then tore again",
    "not-sure": "I am not sure",
  },
  injuryTime: {
    "under-2-weeks": "Less than 2 weeks ago",
    "2-to-6-weeks": "2 to 6 weeks ago",
    "over-6-weeks": "More than 6 weeks ago",
    "not-sure": "I am not sure",
  },
  hadSurgery: { yes: "Yes", no: "No" },
  imaging: { "x-ray": "X-ray", ultrasound: "Ultrasound", mri: "MRI", none: "None of these" },
  goal: {
    options: "Finding out what my options are",
    "second-opinion": "A second opinion",
    walking: "Walking and daily life",
    work: "Getting back to work",
    sport: "Getting back to sport",
    "not-sure": "I am not sure yet",
  },
} as const;

export type ChoiceName = keyof typeof OPTIONS;

/** What somebody typed and chose, whether or not it can be used. A tick is "on"; whatever is blank is empty. */
export type TypedForm = Record<Exclude<FieldName, "imaging">, string> & { imaging: string[] };

/** What is wrong, one instruction a field. */
export type FormErrors = Partial<Record<FieldName, string>>;

/**
 * Where a form stands after it was sent: what was typed and what is wrong with it, or that it could not be kept although
 * nothing is wrong with it, or the reference under which it is kept.
 */
export type FormState = {
  values: Partial<TypedForm>;
  errors: FormErrors;
  failure?: SendProblem;
  /** The number under which the log says why. */
  fault?: string;
  reference?: string;
  /** Comes back with the form, so that it stays one form however often it is corrected. */
  onceKey?: string | undefined;
};

/** Why a request that was in order was not taken: the store is down, or too many have come. */
export type SendProblem = "unavailable" | "too-many";

/** A form that nobody has filled in. */
export const EMPTY_FORM: FormState = { values: {}, errors: {} };

/** How the server begins when it refuses a form; script tells a refusal from any other answer by it. */
export const NOT_SENT = "Your request was not sent";

/** The name of the hidden field that is the same for each attempt to send one form. */
export const ONCE_KEY_NAME = "onceKey";

/** The name of the field that people do not see, and programs fill in. */
export const TRAP_NAME = "homepage";

/** The address of the form, without the fragment that a link of the error summary adds to it. */
export const FORM_PATH = "/consultation";

/** Where the receipts of requests are. */
export const RECEIPTS_PATH = `${FORM_PATH}/received`;

/** The address of the receipt of a request. */
export function receiptPath(reference: string): string {
  return `${RECEIPTS_PATH}?ref=${reference}`;
}

/** Two parts around one @, without spaces or brackets, and a dot in the second part. Any script is welcome. */
const EMAIL = /^[^\s@"<>(),;:]{1,64}@[^\s@"<>(),;:.]+(?:\.[^\s@"<>(),;:.]+)+$/u;

/** Seven digits are the shortest number that reaches a person. How they are set apart does not matter. */
const SEVEN_DIGITS = /^(?:\P{Nd}*\p{Nd}){7}/u;

/** The fields that must agree with one another, as they are while others may still be wrong. */
type Contact = { email?: string; phone?: string; contactBy?: string; leaveMessage?: string };

/** The way to reach somebody has to be there, and a phone call needs to know about messages. */
function contactProblems({ email, phone, contactBy, leaveMessage }: Contact): FormErrors {
  const problems: FormErrors = {};
  if (contactBy === "email" && !email) problems.email = "Enter your e-mail address, or choose to be called";
  if (contactBy === "phone" && !phone) problems.phone = "Enter your phone number, or choose e-mail";
  if (contactBy === "phone" && !leaveMessage) problems.leaveMessage = "Choose whether we may leave a message";
  if (!contactBy && !email && !phone) problems.email = "Enter your e-mail address or your phone number";
  return problems;
}

/** Runs beside the checks of the fields, so that one answer names everything that has to be mended. */
function addContactProblems({ value, issues }: z.core.ParsePayload<Contact>) {
  for (const [name, message] of Object.entries(contactProblems(value))) {
    issues.push({ code: "custom", path: [name], message, input: value });
  }
}

/**
 * A request for a consultation, made from the clinical questions that the clinic asks.
 *
 * The browser runs it for a quick answer and the server runs it again; only that run counts. It asks for the least that
 * lets the clinic reply: no date of birth, no insurance, no records. What passes holds no `noEmergency` and no
 * `consent`: that both were ticked is why there is a request at all. Every message is an instruction, since it is read
 * twice, beside its field and alone in the summary.
 */
export function consultationSchema(questions: Questions) {
  const fields = z.object({
    noEmergency: tick("Tick the box if you do not need emergency help right now. If you do, call for help"),
    name: line("your name", LINE_LIMIT).check(filled("Enter your name")),
    email: line("your e-mail address", EMAIL_LIMIT).check(
      matching(EMAIL, "Enter an e-mail address, like name@example.com"),
    ),
    phone: line("your phone number", LINE_LIMIT).check(
      matching(SEVEN_DIGITS, "Enter a phone number with at least 7 digits, like 202-555-0143"),
    ),
    contactBy: choice(OPTIONS.contactBy, "Choose how we should reach you"),
    leaveMessage: optionalChoice(OPTIONS.leaveMessage, true),
    region: line("your state or country", LINE_LIMIT).check(filled("Enter your state or country")),
    adult: choice(OPTIONS.adult, "Choose whether you are 18 or older, or asking for someone else"),
    examined: choice(OPTIONS.examined, "Choose whether a doctor has examined this injury"),
    injuryType: optionalChoice(OPTIONS.injuryType, questions.injuryType),
    injuryTime: optionalChoice(OPTIONS.injuryTime, questions.injuryTime),
    hadSurgery: optionalChoice(OPTIONS.hadSurgery, questions.hadSurgery),
    imaging: optionalChoices(OPTIONS.imaging, "none", questions.imaging),
    goal: optionalChoice(OPTIONS.goal, questions.goal),
    message: lines("your message", MESSAGE_LIMIT),
    consent: tick("Tick the box to say that we may use your answers to contact you"),
  });
  return z.pipe(
    fields.check(z.check(addContactProblems, { when: () => true })),
    z.transform(({ noEmergency, consent, ...request }) => request),
  );
}

/** A request that passed, as it is stored. */
export type ConsultationRequest = z.output<ReturnType<typeof consultationSchema>>;

/** What is wrong with a form that was checked: the first instruction for each field, since people mend one at a time. */
export function problemsIn(checked: { error?: z.core.$ZodError | undefined }): FormErrors {
  const errors: FormErrors = {};
  for (const name of FIELD_NAMES) {
    const issue = checked.error?.issues.find((one) => one.path[0] === name);
    if (issue) errors[name] = issue.message;
  }
  return errors;
}
