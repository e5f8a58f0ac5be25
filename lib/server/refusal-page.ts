import { FORM_PATH, NOT_SENT } from "../consultation/schema.ts";
import { documentPolicy } from "../documents/policy.ts";
import { ICONS } from "../documents/schema.ts";
import type { TypedAnswer } from "./form-body.ts";
import type { Refusal } from "./refusals.ts";

/** How a person reaches the clinic when the site cannot help. */
export type ContactDetails = { name: string; phone: string; emergencyNumber: string };

/** The site's own colours and fonts, written out: this page must be there when nothing else is. */
const STYLE = `
:root{color-scheme:light dark;--page:#fcfbf8;--ink:#1d2528;--muted:#535e61;--line:#d8d3c8;--accent:#0b5a63;--danger:#a3220b;--danger-surface:#fcebe6}
@media (prefers-color-scheme:dark){:root{--page:#13191b;--ink:#ebe8e1;--muted:#adb6b7;--line:#3a4548;--accent:#84d0d4;--danger:#ffab96;--danger-surface:#3a1b14}}
@media (prefers-reduced-motion:no-preference){@view-transition{navigation:auto}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:1.125rem/1.6 system-ui,sans-serif;overflow-wrap:break-word}
header,h1,h2{font-family:"Iowan Old Style","Sitka Text","Noto Serif",Georgia,serif;font-weight:600;line-height:1.25}
header{padding:1.25rem clamp(1.25rem,4vw,2.25rem);border-bottom:1px solid var(--line);font-size:1.25rem}
header a{color:inherit;text-decoration:none}
main{max-width:42rem;padding:clamp(1.5rem,5vw,3rem) clamp(1.25rem,4vw,2.25rem)}
.notice{border-left:.375rem solid var(--danger);background:var(--danger-surface);padding:1.25rem 1.5rem}
h1{margin:0 0 .5rem;font-size:clamp(1.5rem,5vw,2.25rem)}
h2{margin:2rem 0 .5rem;font-size:1.5rem}
p{margin:0 0 1rem}
.notice p{margin:0}
dl{margin:0;border:1px solid var(--line);padding:1rem}
dt{color:var(--muted)}
dd{margin:0 0 .75rem;white-space:pre-wrap}
.phone{font-size:1.5rem;font-weight:700}
a{color:var(--accent);text-underline-offset:.2em}
a:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
`.replaceAll("\n", "");

/**
 * Whether a form was refused or a page, what the patient had answered in the form, and the number of the fault when it
 * is one of ours.
 */
export type RefusalContext = {
  isPost: boolean;
  isForStaff?: boolean;
  answers?: TypedAnswer[];
  fault?: string | undefined;
};

const GO_BACK = "Go back to the form with your browser’s Back button. You may have to fill it in again.";

/**
 * The page shown when the server itself has to answer. It needs nothing but itself: no file, no database, no script.
 * `isPost` decides between "not sent" and "not shown".
 */
export function refusalPage(
  refusal: Refusal,
  clinic: ContactDetails,
  { isPost, isForStaff = false, answers = [], fault }: RefusalContext,
): { html: string; policy: string } {
  const name = escapeHtml(clinic.name);
  const title = isPost && !isForStaff ? NOT_SENT : "This page could not be shown";
  const where = wayOn(isPost, isForStaff);
  const todo = refusal.canGoBack ? `${GO_BACK} ${refusal.todo}` : refusal.todo;
  const typed = answers.map(({ label, text }) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(text)}</dd>`);
  const html = [
    `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><link rel="icon" href="${ICONS.tab}">`,
    `<title>${title} – ${name}</title><style>${STYLE}</style></head><body>`,
    `<header><a href="/">${name}</a></header><main>`,
    `<div class="notice"><h1>${title}</h1><p>${escapeHtml(refusal.what)}</p></div>`,
    `<h2>What you can do</h2><p>${escapeHtml(todo)}</p><p>${where}</p>`,
    typed.length === 0 ? "" : `<h2>What you typed, to copy</h2><dl>${typed.join("")}</dl>`,
    isForStaff ? "" : `<h2>Or call us</h2><p>${telephoneLink(clinic.phone, "phone")}</p>`,
    fault ? `<p>${whenYouCall(fault)}</p>` : "",
    isForStaff ? "" : `<p>In an emergency, call ${telephoneLink(clinic.emergencyNumber)} now.</p>`,
    `</main></body></html>`,
  ].join("");
  return { html, policy: documentPolicy(html) };
}

/** The same message in one line, for the form's script, which shows the words beside the clinic's number. */
export function refusalText(refusal: Refusal, fault?: string): string {
  return `${NOT_SENT}. ${refusal.what} ${refusal.todo}${fault ? ` ${whenYouCall(fault)}` : ""}`;
}

function wayOn(isPost: boolean, isForStaff: boolean): string {
  if (isForStaff) return `<a href="/staff">Go to the first page for staff</a>`;
  return isPost ? `<a href="${FORM_PATH}">Open the form again</a>` : `<a href="/">Go to our first page</a>`;
}

/** By the number, staff can ask whoever runs the site what happened. */
function whenYouCall(fault: string): string {
  return `When you call, please say: fault ${fault}.`;
}

/** A number as it is written for people, linked so that a phone dials it. */
function telephoneLink(number: string, className?: string): string {
  const attribute = className ? ` class="${className}"` : "";
  return `<a${attribute} href="tel:${number.replace(/[^+\d]/g, "")}">${escapeHtml(number)}</a>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
