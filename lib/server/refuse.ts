import { type Answer, makeAnswer, textAnswer } from "./answer.ts";
import { type ContactDetails, type RefusalContext, refusalPage, refusalText } from "./refusal-page.ts";
import { POST_REFUSALS, type Refusal, type RefusalReason, refusalOfPost, refusalOfRead } from "./refusals.ts";
import type { Asker } from "./visit.ts";

/** The answer to a post that the server does not take: a page for a person, one line for script. */
export function refusePost(reason: RefusalReason, asker: Asker, clinic: ContactDetails): Answer {
  const refusal = POST_REFUSALS[reason];
  if (asker.isForScript) return textAnswer(refusal.status, refusalText(refusal, clinic));
  return pageOf(refusal, clinic, { isPost: true });
}

/**
 * The page for a form that Next refused or failed on, in place of Next's bare text. The status stays Next's. The message
 * that the patient wrote is shown again, to be copied.
 */
export function refusePostedForm(status: number, clinic: ContactDetails, message = ""): Answer {
  return pageOf(refusalOfPost(status), clinic, { isPost: true, message });
}

/** The page for a reader whom the server itself has to disappoint. */
export function refuseRead(status: number, clinic: ContactDetails): Answer {
  return pageOf(refusalOfRead(status), clinic, { isPost: false });
}

function pageOf(refusal: Refusal, clinic: ContactDetails, context: RefusalContext): Answer {
  const { html, policy } = refusalPage(refusal, clinic, context);
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": policy,
    "cache-control": "no-store",
  };
  return makeAnswer(refusal.status, headers, html);
}
