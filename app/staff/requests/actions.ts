"use server";

import { redirect } from "next/navigation";
import { currentSite } from "@/lib/content/shown";
import { findLines } from "@/lib/inbox/inbox";
import { FIND_NAME, requestPath, type SearchState, versionSchema, type WorkState } from "@/lib/inbox/schema";
import { takeWork } from "@/lib/inbox/take-work";
import { setApart } from "@/lib/inbox/work";
import { typedIn } from "@/lib/staff/form";
import { staffFor } from "@/lib/staff/guard";

/** Finds requests. What was typed comes back with what was found, and stands in no address. */
export async function findRequests(_previous: SearchState, data: FormData): Promise<SearchState> {
  const { staff, door, asked } = await staffFor("requests");
  const { clinic } = await currentSite();
  const typed = typedIn(data, [FIND_NAME])[FIND_NAME];
  return findLines(door.vault, typed, clinic, { at: asked.now, person: staff.id });
}

/** Receives what somebody did for a request. When it is not taken, the form comes back as it was filled in. */
export async function saveWork(_previous: WorkState, data: FormData): Promise<WorkState> {
  const { staff, door, asked } = await staffFor("requests");
  const typed = typedIn(data, ["reference", "version", "deed", "text", "status"]);
  const taken = await takeWork(door.vault, typed, { at: asked.now, person: staff.id });
  if (taken.ok) redirect(tellingPath(typed.reference, "saved"));
  return taken.state;
}

/** Sets a request apart as automatic, or takes it back as a person's. */
export async function moveApart(data: FormData): Promise<void> {
  const { staff, door, asked } = await staffFor("requests");
  const typed = typedIn(data, ["reference", "version", "apart"]);
  const version = versionSchema.safeParse(typed.version);
  const change = { version: version.data ?? -1, automatic: typed.apart === "yes" };
  const done = { at: asked.now, person: staff.id };
  const became = await setApart(door.vault, typed.reference, change, done);
  const told = became === "saved" && change.automatic ? "apart" : became === "saved" ? "person" : became;
  redirect(tellingPath(typed.reference, told));
}

/** The page of a request, which says what became of what was sent. Nothing else that was typed gets into an address. */
function tellingPath(typed: string, told: string): string {
  const reference = /^[A-Z0-9-]{1,20}$/.test(typed) ? typed : "unknown";
  return `${requestPath(reference)}?told=${told}`;
}
