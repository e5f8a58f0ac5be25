import { type About, FEATURE_NAMES, FEATURES, type Feature } from "@/lib/content/studies/schema";
import { type Verdicts, verdictsOn } from "./study-verdicts";
import { FEATURE_WORDS, VALUE_WORDS } from "./study-words";

/**
 * Questions that a reader answers to see which studies are about them. HTML and CSS alone do the work: each element with
 * `data-on` is shown when one of the answers it names is chosen. Nothing is sent, also when Enter is pressed: outside of a
 * dialog, a form with `method="dialog"` does nothing.
 */
export function StudyChoices({ studies }: { studies: About[] }) {
  return (
    <form method="dialog" autoComplete="off" className="study-choices screen-only">
      <p>
        Choose what fits you. Studies that are not about you step back and say why. Your answers stay on this device.
      </p>
      {FEATURE_NAMES.map((feature) => (
        <Question key={feature} feature={feature} />
      ))}
      <p role="status">
        {FEATURE_NAMES.map((feature) => (
          <Chosen key={feature} feature={feature} />
        ))}
        <Verdict verdict={verdictsOn(studies)} />
      </p>
      <button type="reset">Start again</button>
    </form>
  );
}

function Question({ feature }: { feature: Feature }) {
  const { legend, unsure } = FEATURE_WORDS[feature];
  const answers = [...FEATURES[feature].map((value) => VALUE_WORDS[value]), { token: unsure, label: "Not sure" }];
  return (
    <fieldset>
      <legend>{legend}</legend>
      {answers.map(({ token, label }) => (
        <label key={token}>
          <input type="radio" name={feature} value={token} defaultChecked={token === unsure} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

/** The answer that is chosen, said again before what it leads to. */
function Chosen({ feature }: { feature: Feature }) {
  const { unsure, any } = FEATURE_WORDS[feature];
  const answers = FEATURES[feature].map((value) => VALUE_WORDS[value]);
  return [...answers, { token: unsure, label: any }].map(({ token, label }) => (
    <b key={token} data-on={token}>
      {feature === "injury" ? label : label.replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase())}
      {feature === "surgery" ? ". " : ", "}
    </b>
  ));
}

function Verdict({ verdict }: { verdict: Verdicts }) {
  if (typeof verdict === "string") return verdict;
  return verdict.map(({ tokens, leadsTo }) => (
    <span key={tokens} data-on={tokens}>
      <Verdict verdict={leadsTo} />
    </span>
  ));
}
