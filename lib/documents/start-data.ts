import { z } from "zod";

/** What the loader starts: the scripts by address, what tells Turbopack where to begin, and what tells React of the page. */
export type StartData = { scripts: string[]; runtime: unknown; flight: unknown[] };

/**
 * What Next writes into a page as script: the beginning of the list that React reads, perhaps with the state of a form that
 * was posted; each further part of the list; and what Turbopack has to run. All of it hands over JSON.
 */
const BEGINNING =
  /^\(self\.__next_f=self\.__next_f\|\|\[\]\)\.push\((\[0\])\)(?:;self\.__next_f\.push\((\[.*\])\))?;?$/s;
const PART = /^self\.__next_f\.push\((\[.*\])\);?$/s;
const RUNTIME = /^\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\((\{.*\})\);?$/s;

/** A part of the text that tells React of the page; Next writes it in pieces, which are read as one. */
const textPart = z.tuple([z.literal(1), z.string()]);

/**
 * Takes the text of an inline script that Next wrote into the data. Throws on any other, so that a new version of Next that
 * starts its pages differently fails the build.
 */
export function readInlineScript(text: string, data: StartData): void {
  const runtime = RUNTIME.exec(text)?.[1];
  if (runtime) {
    data.runtime = JSON.parse(runtime);
    return;
  }
  const parts = (BEGINNING.exec(text) ?? PART.exec(text))?.slice(1);
  if (!parts) throw new Error(`Next wrote a script that the loader cannot start: ${text.slice(0, 80)}`);
  for (const part of parts) if (part) addFlight(JSON.parse(part), data.flight);
}

function addFlight(part: unknown, flight: unknown[]): void {
  const [text, before] = [textPart.safeParse(part), textPart.safeParse(flight.at(-1))];
  if (text.success && before.success) flight.splice(-1, 1, [1, before.data[1] + text.data[1]]);
  else flight.push(part);
}

/**
 * Empties a style sheet that React is told of: it stands in the page, where React looks first and takes what it finds. In
 * React's text it is a row of its own with its length in bytes, or a string when it is short. Throws when it is not there.
 */
export function forgetStyle(css: string, data: StartData): void {
  const row = `T${Buffer.byteLength(css).toString(16)},${css}`;
  let found = false;
  data.flight = data.flight.map((part) => {
    const text = textPart.safeParse(part);
    if (!text.success) return part;
    const written = [row, JSON.stringify(css)].find((form) => text.data[1].includes(form));
    if (written === undefined) return part;
    found = true;
    return [1, text.data[1].split(written).join(written === row ? '""\n' : '""')];
  });
  if (!found) throw new Error("The style of this page is not told to React the way we know");
}

/** The data as it stands in a page: no sign in it can end the element or open another. */
export function writeStartData(data: StartData): string {
  if (data.runtime === undefined || data.scripts.length === 0)
    throw new Error("Next gave this page no script to start");
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}
