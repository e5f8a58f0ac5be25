"use server";

import { askedNow } from "@/lib/staff/asking";
import { answerCode, WRONG_CODE } from "@/lib/staff/code-answer";
import { siteDoor } from "@/lib/staff/door";
import { typedIn } from "@/lib/staff/form";
import { returnPath, type StaffFormState } from "@/lib/staff/schema";
import { giveCode } from "@/lib/staff/second-factor";

/** Receives the code of the app, which opens the staff area. */
export async function sendCode(_previous: StaffFormState, data: FormData): Promise<StaffFormState> {
  const { code, to } = typedIn(data, ["code", "to"]);
  const done = await giveCode(await siteDoor(), code, await askedNow());
  return answerCode(done, WRONG_CODE, returnPath(to));
}
