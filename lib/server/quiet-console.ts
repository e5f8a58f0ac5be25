/** A line of a stack that names a place in a file. */
const FRAME = /^ {4}at .*:\d+:\d+\)?$/gm;

/**
 * Takes the messages out of the errors that Next and React print. A message can quote what a patient typed, and a log is
 * read by people whom the patient did not write to. Kind, digest and place stay, so that the fault can be found.
 *
 * Returns a console method that prints through the given one. Texts are printed as they are: they are fixed sentences.
 */
export function withoutMessages(print: (...args: unknown[]) => void): (...args: unknown[]) => void {
  return (...args) => print(...args.map((arg) => (arg instanceof Error ? placeOf(arg) : arg)));
}

function placeOf(error: Error): string {
  const digest = "digest" in error && typeof error.digest === "string" ? ` (digest ${error.digest})` : "";
  const stack = error.stack ?? "";
  const afterMessage = stack.slice(stack.indexOf(error.message) + error.message.length);
  const frames = afterMessage.match(FRAME)?.slice(0, 8) ?? [];
  return [`${error.name}: message withheld${digest}`, ...frames].join("\n");
}
