"use client";

import { type FormEvent, useActionState, useMemo, useRef, useState, useTransition } from "react";
import { useForm } from "react-hook-form";
import {
  consultationSchema,
  EMPTY_FORM,
  FIELD_NAMES,
  type FieldName,
  FORM_PATH,
  type FormErrors,
  type FormState,
  NOT_SENT,
  problemsIn,
  type Questions,
  receiptPath,
} from "@/lib/consultation/schema";

/** The server action that takes the form. Its first argument is there for React and is never trusted. */
export type FormAction = (previous: FormState, data: FormData) => Promise<FormState>;

/**
 * As on the server, and two that only a browser can see: the server did not take the form and said why in `refusal`, or
 * no answer came back.
 */
type Failure = FormState["failure"] | "refused" | "unreachable";

type Answer = { errors: FormErrors; failure?: Failure; refusal?: string; fault?: string; reference?: string };

/** All that the form's parts need to draw themselves. */
export type ConsultationFormControls = ReturnType<typeof useConsultationForm>;

/**
 * The state of the consultation form, the same with and without script.
 *
 * Without script the browser posts the form and the page comes back with `posted`. With script the schema is run first
 * and the very same data is sent in the background, so that no answer, and no missing answer, costs what was typed.
 * The boxes themselves hold the values and are never written to: what stood in them before the script arrived stays.
 */
export function useConsultationForm(action: FormAction, questions: Questions) {
  const form = useRef<HTMLFormElement>(null);
  const busy = useRef(false);
  const [posted, post] = useActionState(action, EMPTY_FORM, FORM_PATH);
  const [answer, setAnswer] = useState<Answer>(posted);
  const [waiting, startSending] = useTransition();
  const serverErrors = useMemo(() => asFieldErrors(answer.errors), [answer]);
  const schema = useMemo(() => consultationSchema(questions), [questions]);
  const { register, handleSubmit, trigger, formState } = useForm({
    resolver: () => ({ values: {}, errors: asFieldErrors(problemsIn(schema.safeParse(valuesIn(form.current)))) }),
    errors: serverErrors,
    reValidateMode: "onSubmit",
    shouldFocusError: false,
  });

  function errorOf(name: FieldName) {
    const message = formState.errors[name]?.message;
    return typeof message === "string" ? message : undefined;
  }

  const problems = FIELD_NAMES.flatMap((name) => {
    const message = errorOf(name);
    return message ? [{ name, message }] : [];
  });

  /** Looks again at what is wrong, since one answer can mend another field. */
  function recheck() {
    if (problems.length > 0) void trigger(problems.map(({ name }) => name));
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy.current) return;
    busy.current = true;
    const data = new FormData(event.currentTarget);
    const release = () => {
      busy.current = false;
    };
    void handleSubmit(() => send(data, release), release)(event);
  }

  function send(data: FormData, release: () => void) {
    startSending(async () => {
      const received = await answerOf(action, data);
      setAnswer(received);
      if (received.reference) window.location.assign(receiptPath(received.reference));
      else release();
    });
  }

  function input(name: FieldName) {
    const { onChange, onBlur } = register(name);
    return { name, onChange, onBlur };
  }

  const isSending = waiting || answer.reference !== undefined;
  return {
    form,
    post,
    submit,
    recheck,
    input,
    errorOf,
    problems,
    sending: isSending,
    typed: posted.values,
    onceKey: posted.onceKey,
    failure: isSending ? undefined : answer.failure,
    refusal: answer.refusal,
    fault: answer.fault,
    attempt: formState.submitCount,
  };
}

/**
 * Sends the form. A refusal of the server arrives as an error with its words. Whatever else goes wrong on the way means
 * that no answer came, and that nobody knows what arrived. The same goes for an answer that is not ours, such as the page
 * of a hotel's network.
 */
async function answerOf(action: FormAction, data: FormData): Promise<Answer> {
  const received: Answer | undefined = await action(EMPTY_FORM, data).catch(refusalIn);
  return received ?? { errors: {}, failure: "unreachable" };
}

/** The server's refusal, when that is what went wrong: our own words after the opening that all of them share. */
function refusalIn(error: unknown): Answer | undefined {
  const opening = `${NOT_SENT}. `;
  if (!(error instanceof Error) || !error.message.startsWith(opening)) return undefined;
  return { errors: {}, failure: "refused", refusal: error.message.slice(opening.length) };
}

function asFieldErrors(errors: FormErrors) {
  return Object.fromEntries(Object.entries(errors).map(([name, message]) => [name, { type: "server", message }]));
}

/** What stands in the form now, as it would be sent. */
function valuesIn(form: HTMLFormElement | null) {
  const data = new FormData(form ?? undefined);
  return { ...Object.fromEntries(data), imaging: data.getAll("imaging") };
}
