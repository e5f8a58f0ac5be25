import { z } from "zod";

/** A part of an address that may be logged: no query, no sign that could belong to a name, a number or an e-mail. */
const logged = {
  path: z.string().regex(/^\/[A-Za-z/._-]{0,120}$/),
  method: z.enum(["GET", "HEAD", "POST", "OTHER"]),
  status: z.int().min(100).max(599),
  reason: z.string().regex(/^[a-z][a-z-]{0,40}$/),
  code: z.string().regex(/^[A-Z][A-Z0-9_]{0,60}$/),
  error: z.string().regex(/^[A-Z][A-Za-z]{0,40}$/),
  fault: z.string().regex(/^\d{3}-\d{3}$/),
  milliseconds: z.number().nonnegative(),
  count: z.int().nonnegative(),
  port: z.int().min(0).max(65535),
};

/** The details an event may carry. There is no other key: what a person sent has no place in a log. */
export type LogDetails = { [Key in keyof typeof logged]?: z.output<(typeof logged)[Key]> };

/**
 * The number of a fault, like 482-913. Whoever met it reads it out on the phone, and the line in the log that says what
 * happened has it too.
 */
export function newFault(randomInt: (below: number) => number): string {
  const digits = String(randomInt(1_000_000)).padStart(6, "0");
  return `${digits.slice(0, 3)}-${digits.slice(3)}`;
}

/** Writes one event. The name is lower case with hyphens, like `request-refused`. */
export type Log = (event: string, details?: LogDetails) => void;

/**
 * Makes a log that writes one line of JSON an event.
 *
 * It refuses personal data at run time too: a key that is not listed is left out, and a value that does not look like
 * its key is written as `[withheld]`. Paths lose their query and are withheld when they hold digits or other signs.
 */
export function createLog({ write, now }: { write: (line: string) => void; now: () => Date }): Log {
  return (event, details = {}) => {
    const safe = Object.entries(logged).flatMap(([key, schema]) => {
      const value = Object.entries(details).find(([name]) => name === key)?.[1];
      if (value === undefined) return [];
      return [[key, schema.safeParse(value).success ? value : "[withheld]"]];
    });
    write(JSON.stringify({ time: now().toISOString(), event, ...Object.fromEntries(safe) }));
  };
}

/** The log of a running server: standard output, the time of this machine. */
export const log: Log = createLog({ write: (line) => process.stdout.write(`${line}\n`), now: () => new Date() });

/** What of a caught error may be logged: its kind and its code, never its message, which can quote what a person typed. */
export function describeError(error: unknown): LogDetails {
  const shape = z.object({
    name: logged.error.optional().catch(undefined),
    code: logged.code.optional().catch(undefined),
  });
  const found = shape.safeParse(error);
  return found.success ? { error: found.data.name, code: found.data.code } : {};
}
