import { redirect } from "next/navigation";
import { keepCookies } from "./asking.ts";
import { STAFF_PATHS, type StaffFormState } from "./schema.ts";
import type { giveCode } from "./second-factor.ts";
import { unsuccessful, waitWords } from "./words.ts";

/** What follows on a code: the way on, or what is wrong with it. Whoever took too long begins anew. */
export async function answerCode(
  done: Awaited<ReturnType<typeof giveCode>>,
  wrong: string,
  to: string,
): Promise<StaffFormState> {
  if (done.ok) {
    await keepCookies(done.cookies);
    redirect(to);
  }
  if (done.reason === "ended") redirect(STAFF_PATHS.signIn);
  return unsuccessful("code", done.reason === "wait" ? waitWords(done.seconds) : wrong);
}

/** What is said of a code of the app that is not taken. */
export const WRONG_CODE =
  "This code is wrong, or was used before. Wait for the next one in your app. If none works, look whether the time on your phone is right.";
