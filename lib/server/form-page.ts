import { randomBytes } from "node:crypto";
import { newStamp, STAMP_PLACE, stampKey } from "../consultation/stamp.ts";
import type { Documents } from "../documents/memory.ts";
import { scriptedPolicy } from "../documents/policy.ts";
import { toScriptedPage } from "../documents/scripted.ts";
import { type Answer, makeAnswer } from "./answer.ts";

/** The page of the form: its answer to one visit, and the same page that Next rendered with what somebody had posted. */
export type FormPage = { answer: () => Answer; finish: (rendered: string) => { html: string; policy: string } };

/** The page of the form of this site, whose stamps are made with its own key. */
export function siteFormPage(documents: Pick<Documents, "scripted">): FormPage {
  const key = stampKey(process.env);
  return createFormPage(documents, () => newStamp(key, new Date(), randomBytes));
}

/**
 * Makes the page of the form from the one that was made ahead of all visits, which publishing may exchange. Each visit gets
 * a stamp of its own, which stands in the form and in what the script is told of it. A page that comes back with errors has
 * the style of the one that was sent.
 */
export function createFormPage(documents: Pick<Documents, "scripted">, stamp: () => string): FormPage {
  let taken = takeApart(documents.scripted);

  function current(): TakenApart {
    if (taken.made !== documents.scripted) taken = takeApart(documents.scripted);
    return taken;
  }
  return {
    answer: () => makeAnswer(200, current().headers, current().parts.join(stamp())),
    finish(rendered) {
      const fresh = stamp();
      const stamped = rendered.replaceAll(STAMP_PLACE, () => fresh);
      const page = toScriptedPage(stamped, () => current().style);
      return { html: page, policy: scriptedPolicy(page) };
    },
  };
}

/** All that stays the same from one visit to the next: what stands around the stamps, the headers, the style. */
type TakenApart = { made: string; parts: string[]; headers: Record<string, string>; style: string };

function takeApart(made: string): TakenApart {
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": scriptedPolicy(made),
    "cache-control": "no-store",
  };
  return { made, parts: made.split(STAMP_PLACE), headers, style: /<style[^>]*>(.*?)<\/style>/s.exec(made)?.[1] ?? "" };
}
