"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { checkForm, readForm, readOnceKey } from "@/lib/consultation/form-data";
import { siteVault } from "@/lib/consultation/open-vault";
import { type FormState, receiptPath, type TypedForm } from "@/lib/consultation/schema";
import { submitConsultation } from "@/lib/consultation/submit";
import { currentSite } from "@/lib/content/pages";
import { describeError, log } from "@/lib/log";

/**
 * Receives the consultation form: read, check, hand over, answer. It never throws, since a patient without script
 * would get a bare error page and lose what was typed. The previous state comes from the browser and is not read.
 *
 * A browser is sent on to the receipt; script is told the reference and goes there by itself. Pages that are open while
 * the site is rebuilt keep working as long as this file's path and this name stay.
 */
export async function sendConsultation(_previous: FormState, data: FormData): Promise<FormState> {
  const sent = data instanceof FormData ? data : new FormData();
  const state = await receive(readForm(sent), readOnceKey(sent));
  const isScript = (await headers()).has("next-action");
  if (state.reference === undefined || isScript) return state;
  redirect(receiptPath(state.reference));
}

async function receive(values: TypedForm, onceKey: string | undefined): Promise<FormState> {
  try {
    const { clinic } = await currentSite();
    const checked = checkForm(values, clinic.questions);
    if (!checked.ok) return checked.state;
    const surroundings = { vault: siteVault, now: new Date(), log, onceKey };
    const outcome = await submitConsultation(checked.request, surroundings);
    if (outcome.ok) return { values: {}, errors: {}, reference: outcome.reference };
  } catch (error) {
    log("consultation-form-failed", describeError(error));
  }
  return { values, errors: {}, failure: "unavailable" };
}
