import { z } from "zod";

/** The socket in the data folder by which commands on this machine speak to the running site. */
export const SOCKET = "site.sock";

/** What a command asks the running site: to publish this folder, by its whole path. */
export const questionSchema = z.object({ contentDir: z.string() });

/** What the running site says after it was asked to publish; `seconds` is how long that took. */
export const answerSchema = z.union([
  z.object({ ok: z.literal(true), paths: z.array(z.string()), seconds: z.number() }),
  z.object({ ok: z.literal(false), reasons: z.array(z.string()) }),
]);

export type PublishAnswer = z.output<typeof answerSchema>;
