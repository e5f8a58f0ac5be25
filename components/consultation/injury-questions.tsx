import type { Questions } from "@/lib/consultation/schema";
import { ChoiceQuestion } from "./questions";
import type { ConsultationFormControls } from "./use-consultation-form";

type InjuryQuestionsProps = { controls: ConsultationFormControls; questions: Questions };

/** The clinical questions that this clinic asks. Nobody has to answer one. */
export function InjuryQuestions({ controls, questions }: InjuryQuestionsProps) {
  if (!Object.values(questions).includes(true)) return null;
  return (
    <>
      <div className="mt-4">
        <h2>About the injury</h2>
        <p className="mt-2">These answers help us find the right person to reply. Skip any that you like.</p>
      </div>
      {questions.injuryType && <ChoiceQuestion controls={controls} name="injuryType" need="optional" />}
      {questions.injuryTime && <ChoiceQuestion controls={controls} name="injuryTime" need="optional" />}
      {questions.hadSurgery && <ChoiceQuestion controls={controls} name="hadSurgery" need="optional" />}
      {questions.imaging && (
        <ChoiceQuestion controls={controls} name="imaging" hint="Choose all that apply." need="optional" />
      )}
      {questions.goal && <ChoiceQuestion controls={controls} name="goal" need="optional" />}
    </>
  );
}
