"use server";

import { redirect } from "next/navigation";
import { readReference } from "@/lib/consultation/reference";
import { erasePath } from "@/lib/export/schema";
import { versionSchema } from "@/lib/inbox/schema";
import { log } from "@/lib/log";
import { eraseOne } from "@/lib/retention/erase-one";
import { siteKept } from "@/lib/retention/site-kept";
import { typedIn } from "@/lib/staff/form";
import { justConfirmed } from "@/lib/staff/guard";

/** Erases a request. What became of it stands on the page that it leads to. */
export async function eraseRequest(data: FormData): Promise<void> {
  const { staff, asked } = await justConfirmed("erase");
  const typed = typedIn(data, ["reference", "version"]);
  const seen = { reference: typed.reference, version: versionSchema.safeParse(typed.version).data ?? -1 };
  const told = await eraseOne(await siteKept(), seen, { at: asked.now, person: staff.id }, log);
  redirect(`${erasePath(readReference(typed.reference) ?? "unknown")}?told=${told}`);
}
