"use server";

import { askedNow } from "@/lib/staff/asking";
import { answerCode, WRONG_CODE } from "@/lib/staff/code-answer";
import { typedIn } from "@/lib/staff/form";
import { staffFor } from "@/lib/staff/guard";
import { returnPath, type StaffFormState } from "@/lib/staff/schema";
import { confirmWithCode } from "@/lib/staff/second-factor";

/** Receives a further code of somebody who is signed in, and leads back to what needed it. */
export async function sendFurtherCode(_previous: StaffFormState, data: FormData): Promise<StaffFormState> {
  const { door } = await staffFor("account");
  const { code, to } = typedIn(data, ["code", "to"]);
  const done = await confirmWithCode(door, code, await askedNow());
  return answerCode(done, WRONG_CODE, returnPath(to));
}
