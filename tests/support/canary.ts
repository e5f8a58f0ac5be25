import type { TypedForm } from "@/lib/consultation/schema";
import { typedForm } from "./requests";

/** What is typed into the free fields by the tests of faults, and what of it would give it away wherever it turns up. */
const TYPED = { name: "Qanarina Flokwell", phone: "+1 700 555 0199 ext. 7719", region: "Qanariland" };

const TRACES = [/qanar/i, /flokwell/i, /perch\.example/i, /700.?555.?0199/];

/** What the browser tests type, where it would give them away. */
export const TRACES_OF_BROWSER_TESTS = [/lovelace/i, /ada@clinic/i, /0143.ext/i, /after six, please/i];

/** The same traces in base64, at each of the three places where a text can begin within it. */
const TRACES_IN_BASE64 = ["qanary", "Qanari", "Flokwell", "perch.example"].flatMap((trace) =>
  [0, 1, 2].map((place) => {
    const encoded = Buffer.from(" ".repeat(place) + trace).toString("base64");
    return encoded.slice(place === 0 ? 0 : place + 1, Math.floor(((place + trace.length) * 8) / 6));
  }),
);

let count = 0;

/**
 * A form in which each free field holds a text that stands nowhere else, with an address that is new each time. Wherever
 * one of them is found but with its sender, an answer has leaked.
 */
export function canaryForm(changes: Partial<TypedForm> = {}): TypedForm {
  count += 1;
  const number = `${process.pid}-${count}`;
  const own = { email: `qanary-${number}@perch.example`, message: `The qanary sings at ${number}.\n“Grüße” 🐤` };
  return typedForm({ ...TYPED, ...own, ...changes });
}

/** What of the forms stands in a text or a file: nothing, or the traces that were found. */
export function tracesIn(text: string, traces = TRACES): string[] {
  const open = traces.flatMap((trace) => trace.exec(text)?.[0] ?? []);
  return [...open, ...TRACES_IN_BASE64.filter((trace) => text.includes(trace))];
}
