import { type Answer, makeAnswer } from "./answer.ts";
import { type ContactDetails, type RefusalContext, refusalPage, refusalText } from "./refusal-page.ts";
import {
  POST_REFUSALS,
  type Refusal,
  type RefusalReason,
  refusalOfPost,
  refusalOfRead,
  refusalOfStaff,
} from "./refusals.ts";
import type { Asker } from "./visit.ts";

/** The answer to a post that the server does not take: a page for a person, one line for script. */
export function refusePost(
  reason: RefusalReason,
  asker: Asker,
  clinic: ContactDetails,
  context: Omit<RefusalContext, "isPost"> = {},
): Answer {
  const refusal = POST_REFUSALS[reason];
  return asker.isForScript ? lineOf(refusal, context.fault) : pageOf(refusal, clinic, { isPost: true, ...context });
}

/**
 * The page for a form that Next refused or failed on, in place of Next's bare text. The status stays Next's. What the
 * patient answered is shown again, to be copied.
 */
export function refusePostedForm(
  status: number,
  clinic: ContactDetails,
  context: Omit<RefusalContext, "isPost">,
): Answer {
  return pageOf(refusalOfPost(status), clinic, { isPost: true, ...context });
}

/** The same for a form that was sent by script, whose page still holds what was typed. */
export function refuseScriptedForm(status: number, fault?: string): Answer {
  return lineOf(refusalOfPost(status), fault);
}

/** The page for a reader whom the server itself has to disappoint. */
export function refuseRead(status: number, clinic: ContactDetails): Answer {
  return pageOf(refusalOfRead(status), clinic, { isPost: false });
}

/** The page for a member of staff whom the server has to disappoint. */
export function refuseStaff(status: number, clinic: ContactDetails, isPost: boolean, fault?: string): Answer {
  return pageOf(refusalOfStaff(status), clinic, { isPost, isForStaff: true, fault });
}

/** One line of words. Next's script reads it only when the type is this very text, without a charset. */
function lineOf(refusal: Refusal, fault?: string): Answer {
  const headers = { "content-type": "text/plain", "cache-control": "no-store" };
  return makeAnswer(refusal.status, headers, refusalText(refusal, fault));
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
