import { ChoiceQuestion, TextQuestion } from "./questions";
import type { ConsultationFormControls } from "./use-consultation-form";

/** Who is asking and how the clinic can answer. E-mail or phone is enough; the choice between them decides which. */
export function ContactQuestions({ controls }: { controls: ConsultationFormControls }) {
  return (
    <>
      <h2 className="mt-4">How to reach you</h2>
      <TextQuestion controls={controls} name="name" hint="The name we should ask for." autoComplete="name" />
      <TextQuestion
        controls={controls}
        name="email"
        hint="One way to reach you is enough: e-mail or phone."
        need="depends"
        type="email"
        autoComplete="email"
      />
      <TextQuestion
        controls={controls}
        name="phone"
        hint="With the area code. Add an extension if there is one."
        need="depends"
        type="tel"
        autoComplete="tel"
      />
      <ChoiceQuestion controls={controls} name="contactBy" />
      <ChoiceQuestion
        controls={controls}
        name="leaveMessage"
        hint="Other people might hear it. You can skip this if we should write."
        need="depends"
      />
    </>
  );
}
