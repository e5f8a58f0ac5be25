"use client";

import type { ReactNode } from "react";
import { SendButton } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { MESSAGE_LIMIT, ONCE_KEY_NAME, TRAP_NAME } from "@/lib/consultation/schema";
import type { Clinic } from "@/lib/content/schema";
import { consentTerms } from "./consent-terms";
import { ContactQuestions } from "./contact-questions";
import { InjuryQuestions } from "./injury-questions";
import { ChoiceQuestion, MessageQuestion, TextQuestion, TickQuestion } from "./questions";
import { SendFailure } from "./send-failure";
import { DataUse, Disclaimer } from "./small-print";
import { type FormAction, useConsultationForm } from "./use-consultation-form";

type ConsultationFormProps = {
  action: FormAction;
  clinic: Clinic;
  /** New for each page; a page that comes back keeps its own. By it the server knows a form that was sent twice. */
  onceKey: string;
  /** What stands between the error summary and the first question. */
  children: ReactNode;
};

/**
 * The form with which a patient asks for a consultation. It works in full before its script arrives and without it.
 *
 * It draws the page's title, since that has to say “Error” when the page comes back with one. Browsers are asked not to
 * remember answers, apart from those about who is asking. They do not check the form either: their own bubbles name one
 * mistake at a time and vanish, so with and without script it is the summary that names them all.
 */
export function ConsultationForm({ action, clinic, onceKey, children }: ConsultationFormProps) {
  const controls = useConsultationForm(action, clinic.questions);
  const { problems, failure } = controls;
  const hasProblem = problems.length > 0 || failure !== undefined;
  return (
    <>
      <title>{`${hasProblem ? "Error: " : ""}Ask for a consultation – ${clinic.name}`}</title>
      {hasProblem && (
        <ErrorSummary problems={problems} attempt={controls.attempt}>
          {failure && (
            <SendFailure failure={failure} refusal={controls.refusal} fault={controls.fault} clinic={clinic} />
          )}
        </ErrorSummary>
      )}
      {children}
      <form
        ref={controls.form}
        action={controls.post}
        onSubmit={controls.submit}
        onChange={controls.recheck}
        autoComplete="off"
        noValidate
        className="mt-8 grid max-w-measure gap-7"
      >
        <input type="hidden" name={ONCE_KEY_NAME} value={controls.onceKey ?? onceKey} />
        <label className="hidden">
          Leave this empty <input name={TRAP_NAME} autoComplete="off" tabIndex={-1} />
        </label>
        <p>Please answer what is not marked “optional.” Of e-mail and phone, one is enough.</p>
        <TickQuestion controls={controls} name="noEmergency" />
        <ContactQuestions controls={controls} />
        <h2 className="mt-4">About you</h2>
        <TextQuestion
          controls={controls}
          name="region"
          hint="For example, Ohio or Canada. The rules are not the same everywhere."
          autoComplete="address-level1"
        />
        <ChoiceQuestion
          controls={controls}
          name="adult"
          hint="If you are under 18, ask a parent or guardian to send this form for you."
        />
        <ChoiceQuestion
          controls={controls}
          name="examined"
          hint="If not, and the injury is new, see a doctor today. You can still send this form."
        />
        <InjuryQuestions controls={controls} questions={clinic.questions} />
        <MessageQuestion
          controls={controls}
          hint={`Up to ${MESSAGE_LIMIT} characters. Please leave out medical details.`}
        />
        <h2 className="mt-4">Before you send</h2>
        <TickQuestion controls={controls} name="consent" hint={consentTerms(clinic)} />
        <div>
          <SendButton sending={controls.sending} sendingLabel="Sending…">
            Send my request
          </SendButton>
        </div>
        <div className="grid gap-4 text-base text-muted">
          <Disclaimer clinic={clinic} />
          <DataUse clinic={clinic} />
        </div>
      </form>
    </>
  );
}
