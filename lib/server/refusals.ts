/** Why the server, and not a page, answers a request. */
export type RefusalReason =
  | "too-large"
  | "too-slow"
  | "closing"
  | "no-origin"
  | "other-site"
  | "site-url-mismatch"
  | "not-a-form"
  | "unreadable"
  | "out-of-date"
  | "not-accepted-here"
  | "not-found"
  | "failed"
  | "unreachable";

/**
 * The status and the words of one refusal: what happened, and what the person can do about it. `canGoBack` says that the
 * form they left can be sent again; whoever sent it by script is still there.
 */
export type Refusal = { status: number; what: string; todo: string; canGoBack?: boolean };

const FROM_OUR_FORM = "Open the form on this site and send it from there.";

/** What is said to a person whose form was refused, after "Your request was not sent". */
export const POST_REFUSALS: Record<RefusalReason, Refusal> = {
  "too-large": {
    status: 413,
    what: "It was too long for us to take.",
    todo: "Make your message shorter.",
    canGoBack: true,
  },
  "too-slow": {
    status: 408,
    what: "It did not reach us in time. The connection may be slow or may have dropped.",
    todo: "Send it when the connection is better.",
    canGoBack: true,
  },
  closing: {
    status: 503,
    what: "This site was being restarted at that moment.",
    todo: "Wait a minute before you send it.",
    canGoBack: true,
  },
  "no-origin": {
    status: 403,
    what: "Your browser did not say which site the form is on, so we could not be sure that you sent it.",
    todo: "Turn off any add-on that hides this, or use another browser.",
    canGoBack: true,
  },
  "other-site": {
    status: 403,
    what: "It did not come from the form on this site.",
    todo: FROM_OUR_FORM,
  },
  "site-url-mismatch": {
    status: 403,
    what: "This site is set up for another address than the one in your browser. That is our mistake.",
    todo: "The form will not work until we have mended that. Please call us.",
  },
  "not-a-form": {
    status: 415,
    what: "It came in a form that this site does not read.",
    todo: FROM_OUR_FORM,
  },
  unreadable: {
    status: 400,
    what: "It did not reach us whole.",
    todo: "Send it again.",
    canGoBack: true,
  },
  "out-of-date": {
    status: 409,
    what: "The form on your screen was from an older version of this site.",
    todo: "Open the form again, fill it in, and send it from there.",
  },
  "not-accepted-here": {
    status: 405,
    what: "Nothing can be sent to this address.",
    todo: FROM_OUR_FORM,
  },
  "not-found": {
    status: 404,
    what: "There is no form at this address.",
    todo: FROM_OUR_FORM,
  },
  failed: {
    status: 500,
    what: "Something went wrong on our side.",
    todo: "Wait a minute before you send it.",
    canGoBack: true,
  },
  unreachable: {
    status: 502,
    what: "This site does not answer at the moment.",
    todo: "Wait a few minutes before you send it.",
    canGoBack: true,
  },
};

/** What is said to a person who only wanted to read, after "This page could not be shown". */
export const READ_REFUSALS = {
  "bad-address": {
    status: 400,
    what: "The address is not one that this site understands.",
    todo: "Check the address, or start from our first page.",
  },
  "not-found": {
    status: 404,
    what: "There is nothing at this address.",
    todo: "Check the address, or start from our first page.",
  },
  failed: { status: 500, what: "Something went wrong on our side.", todo: "Wait a minute, then load the page again." },
  unreachable: {
    status: 502,
    what: "This site does not answer at the moment.",
    todo: "Wait a few minutes, then load the page again.",
  },
} as const satisfies Record<string, Refusal>;

/** What is said to a member of staff. */
const STAFF_REFUSALS = {
  "no-right": {
    status: 403,
    what: "Your account does not have the right to do this.",
    todo: "If you need it for your work, ask whoever looks after this site.",
  },
  "not-found": { status: 404, what: "There is nothing at this address.", todo: "Start from the first page." },
  failed: {
    status: 500,
    what: "Something went wrong. What you sent may not have been saved.",
    todo: "Wait a minute, look whether it is there, and try again.",
  },
  "not-taken": { status: 400, what: "This was not taken.", todo: "Start from the first page, and try again." },
} as const satisfies Record<string, Refusal>;

/** Chooses the words for an error within the pages for staff. The status stays Next's own. */
export function refusalOfStaff(status: number): Refusal {
  const known = Object.values(STAFF_REFUSALS).find((refusal) => refusal.status === status);
  return { ...(known ?? STAFF_REFUSALS[status < 500 ? "not-taken" : "failed"]), status };
}

/** Chooses the words for an error that Next answered to a form. The status stays Next's own. */
export function refusalOfPost(status: number): Refusal {
  const known = Object.values(POST_REFUSALS).find((refusal) => refusal.status === status);
  const fallback = status < 500 ? POST_REFUSALS.unreadable : POST_REFUSALS.failed;
  return { ...(known ?? fallback), status };
}

/** Chooses the words for an error that Next answered to a reader. The status stays Next's own. */
export function refusalOfRead(status: number): Refusal {
  const fallback = status < 500 ? READ_REFUSALS["bad-address"] : READ_REFUSALS.failed;
  return { ...(status === 404 ? READ_REFUSALS["not-found"] : fallback), status };
}
