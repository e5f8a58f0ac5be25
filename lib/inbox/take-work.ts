import type { Vault } from "../consultation/vault.ts";
import { storeFailure } from "../store/failure.ts";
import { WORK_FIELDS, type WorkState, workSchema } from "./schema.ts";
import { recordWork, type Worked } from "./work.ts";

/** What was typed into the form about a request. */
export type TypedWork = { reference: string; version: string; deed: string; text: string; status: string };

/** The request was changed or is gone, so that its page says the rest; or the form comes back with what is wrong. */
export type TakenWork = { ok: true } | { ok: false; state: WorkState };

/** Why nothing was written down, at the field that can mend it. */
const REASONS: Record<Exclude<Worked, "saved" | "unknown"> | "unavailable", { name: string; message: string }> = {
  meanwhile: {
    name: "history",
    message:
      "Somebody else has changed this request since you opened it. Nothing of yours was saved yet: look at what was done, then save again",
  },
  nothing: { name: "deed", message: "There is nothing to save yet. Choose what you did, or write a note" },
  unreadable: {
    name: "text",
    message: "The note cannot be kept, since this request cannot be opened. You can still change where it stands",
  },
  unavailable: { name: "work", message: "Nothing was saved: the database is busy. Wait a moment, then save again" },
};

/** Checks what was typed about a request and writes it down. What is not taken comes back as it was typed. */
export async function takeWork(vault: Vault, typed: TypedWork, done: { at: Date; person: string }): Promise<TakenWork> {
  const { reference, ...fields } = typed;
  const checked = workSchema.safeParse({ ...fields, deed: fields.deed || "note" });
  if (!checked.success) {
    const problems = WORK_FIELDS.flatMap((name) => {
      const issue = checked.error.issues.find(({ path }) => path[0] === name);
      return issue ? [{ name, message: issue.message }] : [];
    });
    return refused(typed, problems.length > 0 ? problems : [REASONS.meanwhile]);
  }
  const worked = await recordWork(vault, reference, checked.data, done).catch((error: unknown) => {
    if (!storeFailure(error)) throw error;
    return "unavailable" as const;
  });
  if (worked === "saved" || worked === "unknown") return { ok: true };
  return refused(typed, [REASONS[worked]]);
}

function refused({ deed, text, status }: TypedWork, problems: WorkState["problems"]): TakenWork {
  return { ok: false, state: { problems, values: { deed, text, status } } };
}
