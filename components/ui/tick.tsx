import type { ComponentProps } from "react";
import { ANSWER, MARK } from "./choices";
import { controlFor, Remarks } from "./field";

type TickProps = {
  name: string;
  label: string;
  hint?: string;
  error?: string;
  ticked: boolean;
  input: ComponentProps<"input">;
};

/** One box that has to be ticked, such as an agreement. It sends "on". */
export function Tick({ name, label, hint, error, ticked, input }: TickProps) {
  return (
    <div className={error ? "border-l-4 border-danger pl-4" : undefined}>
      <label className={ANSWER}>
        <input
          {...input}
          {...controlFor({ name, hint, error, need: "required" })}
          type="checkbox"
          value="on"
          defaultChecked={ticked}
          className={MARK}
        />
        <span className="font-semibold">{label}</span>
      </label>
      <div className="mt-2">
        <Remarks name={name} hint={hint} error={error} />
      </div>
    </div>
  );
}
