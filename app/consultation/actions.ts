"use server";

import { randomInt } from "node:crypto";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { looksAutomatic, type Traces } from "@/lib/consultation/automatic";
import { checkForm, readForm, readTraces } from "@/lib/consultation/form-data";
import { siteVault } from "@/lib/consultation/open-vault";
import { type FormState, receiptPath, type TypedForm } from "@/lib/consultation/schema";
import { stampKey } from "@/lib/consultation/stamp";
import { submitConsultation } from "@/lib/consultation/submit";
import { currentSite } from "@/lib/content/shown";
import { describeError, type Log, log, newFault } from "@/lib/log";
import { currentVisitor } from "@/lib/server/visitor";
import { settings } from "@/lib/settings";

/** What the answer to a form says to programs when the request was in order and was not taken. */
const STATUS = { unavailable: 503, "too-many": 429 } as const;

/**
 * Receives the consultation form: read, check, hand over, answer. It never throws, since a patient without script
 * would get a bare error page and lose what was typed. The previous state comes from the browser and is not read.
 *
 * A browser is sent on to the receipt; script is told the reference and goes there by itself. Pages that are open while
 * the site is rebuilt keep working as long as this file's path and this name stay.
 */
export async function sendConsultation(_previous: FormState, data: FormData): Promise<FormState> {
  const sent = data instanceof FormData ? data : new FormData();
  const byScript = (await headers()).has("next-action");
  const traces = { ...readTraces(sent), byScript };
  const state = await receive(readForm(sent), traces);
  const visitor = currentVisitor();
  if (state.failure && visitor) visitor.status = STATUS[state.failure];
  if (state.reference === undefined || byScript) return { ...state, onceKey: traces.onceKey };
  redirect(receiptPath(state.reference));
}

async function receive(values: TypedForm, traces: Traces): Promise<FormState> {
  const fault = newFault(randomInt);
  const logFault: Log = (event, details) => log(event, { ...details, fault });
  try {
    const { clinic } = await currentSite();
    const checked = checkForm(values, clinic.questions);
    if (!checked.ok) return checked.state;
    const now = new Date();
    const outcome = await submitConsultation(checked.request, {
      vault: siteVault,
      now,
      log: logFault,
      onceKey: traces.onceKey,
      automatic: looksAutomatic(traces, stampKey(process.env), now),
      sender: currentVisitor()?.sender,
      limited: settings().requestLimits,
    });
    if (outcome.ok) return { values: {}, errors: {}, reference: outcome.reference };
    return { values, errors: {}, failure: outcome.reason, fault };
  } catch (error) {
    logFault("consultation-form-failed", describeError(error));
    return { values, errors: {}, failure: "unavailable", fault };
  }
}
