import type { Traces } from "./automatic.ts";
import {
  type ConsultationRequest,
  consultationSchema,
  type FormState,
  ONCE_KEY_NAME,
  problemsIn,
  type Questions,
  TRAP_NAME,
  type TypedForm,
} from "./schema.ts";

/** Longer than anybody types. It bounds what is checked and sent back, not what is accepted: the schema does that. */
const TYPED_LIMIT = 10_000;

/** More ticks than the form has boxes. */
const TICKS_LIMIT = 16;

/**
 * The plain values of a sent form: the first of each name, every scan, and nothing for a name that is missing. Files
 * and names that the form does not have are left behind.
 */
export function readForm(data: FormData): TypedForm {
  return {
    noEmergency: text(data, "noEmergency"),
    name: text(data, "name"),
    email: text(data, "email"),
    phone: text(data, "phone"),
    contactBy: text(data, "contactBy"),
    leaveMessage: text(data, "leaveMessage"),
    region: text(data, "region"),
    adult: text(data, "adult"),
    examined: text(data, "examined"),
    injuryType: text(data, "injuryType"),
    injuryTime: text(data, "injuryTime"),
    hadSurgery: text(data, "hadSurgery"),
    imaging: texts(data, "imaging").slice(0, TICKS_LIMIT),
    goal: text(data, "goal"),
    message: text(data, "message"),
    consent: text(data, "consent"),
  };
}

/** Long enough that nobody has the same by chance. */
const ONCE_KEY = /^[\w-]{20,64}$/;

/**
 * What came with the answers, and is none: the key that is the same for each attempt to send one form, and what stands in
 * the field that people do not see. Without a key each attempt is a request.
 */
export function readTraces(data: FormData): Omit<Traces, "byScript"> {
  const [key, trap] = [data.get(ONCE_KEY_NAME), data.get(TRAP_NAME)];
  const onceKey = typeof key === "string" && ONCE_KEY.test(key) ? key : undefined;
  return { onceKey, trap: typeof trap === "string" ? trap : "" };
}

function text(data: FormData, name: keyof TypedForm) {
  return texts(data, name)[0] ?? "";
}

function texts(data: FormData, name: keyof TypedForm) {
  return data
    .getAll(name)
    .filter((value) => typeof value === "string")
    .map((value) => value.slice(0, TYPED_LIMIT));
}

/** A request that can be stored, or the form as it stands: all that was typed, and one instruction per field. */
export type CheckedForm = { ok: true; request: ConsultationRequest } | { ok: false; state: FormState };

const schemas = new WeakMap<Questions, ReturnType<typeof consultationSchema>>();

/** The schema of a clinic's form. It is kept, since making it takes longer than checking a form. */
function schemaFor(questions: Questions) {
  const schema = schemas.get(questions) ?? consultationSchema(questions);
  schemas.set(questions, schema);
  return schema;
}

/** Checks what was typed against the questions that the clinic asks. */
export function checkForm(values: TypedForm, questions: Questions): CheckedForm {
  const result = schemaFor(questions).safeParse(values);
  if (result.success) return { ok: true, request: result.data };
  return { ok: false, state: { values, errors: problemsIn(result) } };
}
