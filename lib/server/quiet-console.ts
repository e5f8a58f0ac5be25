import { describeError, type Log } from "../log.ts";

/** A line of a stack that names a place in a file. */
const FRAME = /^ {4}at (?:[^\n()]+ \()?(?:file:\/\/|node:|\/)[^\n()]*:\d+:\d+\)?$/gm;

/** What Next puts beside an error to find it again: a number, and sometimes the number of its own message. */
const DIGEST = /^[\w@]{1,40}$/;

const METHODS = ["error", "warn", "log", "info", "debug", "trace"] as const;

/**
 * From now on this process prints nothing that somebody may have typed: of what goes to the console, and of errors that
 * nobody caught, only the kind and the place. Such an error does not end the process; others wait for their answers.
 * Nor does it when nobody reads any more what it prints.
 */
export function quietProcess(log: Log): void {
  // Whoever reads the log may be gone. Without a listener that is an error that nobody caught, which is then logged.
  for (const output of [process.stdout, process.stderr]) output.on("error", () => undefined);
  for (const method of METHODS) console[method] = withoutWords((text) => process.stderr.write(`${text}\n`));
  for (const event of ["uncaughtException", "unhandledRejection"] as const)
    process.on(event, (error: unknown) => log("not-caught", describeError(error)));
}

/**
 * Gives a console method that prints where things come from, and never what they say. An error's message can quote what a
 * patient typed, and so can a text, an object, or whatever else was thrown; a log is read by people whom the patient did
 * not write to. Kind, digest and place stay, so that the fault can be found.
 */
export function withoutWords(print: (text: string) => void): (...args: unknown[]) => void {
  return (...args) => {
    const errors = args.filter((arg) => arg instanceof Error);
    print(errors.length > 0 ? errors.map(placeOf).join("\n") : placePrinted(new Error().stack ?? ""));
  };
}

function placeOf(error: Error): string {
  const digest = "digest" in error && typeof error.digest === "string" && DIGEST.test(error.digest) ? error.digest : "";
  const kind = describeError(error).error ?? "Error";
  const stack = error.stack ?? "";
  const start = stack.indexOf(error.message);
  const frames = start < 0 ? [] : (stack.slice(start + error.message.length).match(FRAME) ?? []);
  return [`${kind}: message withheld${digest && ` (digest ${digest})`}`, ...frames.slice(0, 8)].join("\n");
}

/** For what is no error: the lines of the program that printed it, after our own. */
function placePrinted(stack: string): string {
  const [, ...frames] = stack.match(FRAME) ?? [];
  return ["A text was withheld. It was printed", ...frames.slice(0, 4)].join("\n");
}
