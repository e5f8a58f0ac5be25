import type { HTMLInputAutoCompleteAttribute, HTMLInputTypeAttribute } from "react";
import { Choices } from "@/components/ui/choices";
import { BOX, Field, type Need } from "@/components/ui/field";
import { Tick } from "@/components/ui/tick";
import { type ChoiceName, type FieldName, LABELS, OPTIONS } from "@/lib/consultation/schema";
import type { ConsultationFormControls } from "./use-consultation-form";

type TextName = Exclude<FieldName, ChoiceName | "noEmergency" | "consent" | "message">;

type QuestionProps<Name extends FieldName> = {
  controls: ConsultationFormControls;
  name: Name;
  hint?: string;
  need?: Need;
};

type TextQuestionProps = QuestionProps<TextName> & {
  type?: HTMLInputTypeAttribute;
  autoComplete: HTMLInputAutoCompleteAttribute;
};

/** A question that is answered on one line. What was typed stays, whatever the answer of the server. */
export function TextQuestion({
  controls,
  name,
  hint,
  need = "required",
  type = "text",
  autoComplete,
}: TextQuestionProps) {
  return (
    <Field name={name} label={LABELS[name]} hint={hint} error={controls.errorOf(name)} need={need}>
      {(control) => (
        <input
          {...controls.input(name)}
          {...control}
          type={type}
          autoComplete={autoComplete}
          defaultValue={controls.typed[name]}
          className={BOX}
        />
      )}
    </Field>
  );
}

/** The one question that is answered in free words. */
export function MessageQuestion({ controls, hint }: { controls: ConsultationFormControls; hint: string }) {
  return (
    <Field name="message" label={LABELS.message} hint={hint} error={controls.errorOf("message")} need="optional">
      {(control) => (
        <textarea
          {...controls.input("message")}
          {...control}
          rows={4}
          defaultValue={controls.typed.message}
          className={BOX}
        />
      )}
    </Field>
  );
}

/** A question with fixed answers, of which scans can be several. */
export function ChoiceQuestion({ controls, name, hint, need = "required" }: QuestionProps<ChoiceName>) {
  return (
    <Choices
      type={name === "imaging" ? "checkbox" : "radio"}
      name={name}
      legend={LABELS[name]}
      hint={hint}
      error={controls.errorOf(name)}
      need={need}
      options={OPTIONS[name]}
      chosen={[controls.typed[name] ?? []].flat()}
      input={controls.input(name)}
    />
  );
}

/** A box that has to be ticked. */
export function TickQuestion({ controls, name, hint }: QuestionProps<"noEmergency" | "consent">) {
  return (
    <Tick
      name={name}
      label={LABELS[name]}
      hint={hint}
      error={controls.errorOf(name)}
      ticked={controls.typed[name] === "on"}
      input={controls.input(name)}
    />
  );
}
