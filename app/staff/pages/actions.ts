"use server";

import { redirect } from "next/navigation";
import { currentSite } from "@/lib/content/shown";
import { type SignState, sheetPath } from "@/lib/reviews/schema";
import { signHere } from "@/lib/reviews/sign";
import { typedIn } from "@/lib/staff/form";
import { staffFor } from "@/lib/staff/guard";

/** Signs a page for the clinician who asks. When it is not signed, the form comes back with the reason. */
export async function signThisPage(_previous: SignState, data: FormData): Promise<SignState> {
  const { staff, door, asked } = await staffFor("sign");
  const typed = typedIn(data, ["page", "read", "role", "next", "sure"]);
  const { site } = await currentSite();
  const signed = await signHere(door.vault, typed, { person: staff, at: asked.now, shown: site });
  if (signed.ok) redirect(`${sheetPath(typed.page)}?told=signed`);
  return signed.state;
}
