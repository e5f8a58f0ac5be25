import type { ReactNode } from "react";
import { SEARCH_PATH, type Sheet, STATUS_WORDS, viewPath } from "@/lib/inbox/schema";
import { Answers } from "./answers";
import { BackToInbox } from "./back-to-inbox";
import { History } from "./history";
import { ReachLinks } from "./reach";
import { When } from "./when";

type RequestPageProps = {
  sheet: Sheet;
  /** What became of what was just sent. */
  told: unknown;
  /** The form to write down what was done. */
  work: ReactNode;
  /** The form that sets the request apart or takes it back. */
  apart: ReactNode;
  /** The ways to take the request out of the site. */
  takeOut: ReactNode;
};

/** What became of what was just sent. Anything else that an address says is passed over. */
const TOLD = new Map<unknown, string>([
  ["saved", "Saved."],
  ["person", "Taken back: it stands among the others now. Answer this person yourself; the site sends them nothing."],
  ["apart", "Set apart."],
  [
    "meanwhile",
    "Nothing was changed: somebody else has changed this request since you opened it. Look at it, then try again.",
  ],
]);

/** One request: what has to be seen first, how to reach the person, what they answered, and what was done. */
export function RequestPage({ sheet, told, work, apart, takeOut }: RequestPageProps) {
  const { reference, receivedAt, status, automatic, name, warnings } = sheet;
  const isApart = automatic && status !== "closed";
  return (
    <>
      <p className="text-base print:hidden">
        <a href={viewPath(isApart ? "automatic" : status)} className="inline-block py-1.5">
          Back to the list
        </a>
      </p>
      <h1 className="mt-2">
        <bdi>{name || reference}</bdi>
      </h1>
      <p className="mt-2 flex flex-wrap gap-x-4 text-base text-muted">
        <strong className="text-ink">{isApart ? "Set apart" : STATUS_WORDS[status]}</strong>
        <span>Reference {reference}</span>
        <span>
          Received <When at={receivedAt} />
        </span>
        <a href={`/staff/requests/${reference}/print`} className="print:hidden">
          For the file (print)
        </a>
      </p>
      {TOLD.has(told) && (
        <p role="status" className="mt-4 max-w-measure rounded-lg bg-accent-surface px-5 py-3 print:hidden">
          {TOLD.get(told)}
        </p>
      )}
      <Warnings warnings={warnings} />
      {isApart && apart}
      <div className="mt-6 grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] lg:grid-rows-[auto_auto_1fr]">
        <div className="lg:col-start-2 lg:row-start-1">
          <ReachLinks reach={sheet.reach} />
        </div>
        <div className="lg:col-start-1 lg:row-span-2 lg:row-start-1">
          <Answers {...sheet} />
        </div>
        <div className="grid content-start gap-8 lg:col-start-2 lg:row-span-2 lg:row-start-2">
          {work}
          {!automatic && apart}
          {takeOut}
        </div>
        <div className="lg:col-start-1 lg:row-start-3">
          <History {...sheet} />
        </div>
      </div>
    </>
  );
}

/** What has to be seen before anything else. */
export function Warnings({ warnings }: Pick<Sheet, "warnings">) {
  if (warnings.length === 0) return null;
  return (
    <ul aria-label="Look at this first" className="mt-4 grid max-w-measure gap-2">
      {warnings.map((warning) => (
        <li key={warning} className="rounded-lg border-l-8 border-warning bg-warning-surface px-5 py-3">
          {warning}
        </li>
      ))}
    </ul>
  );
}

/** What stands there when no request has the reference. */
export function NoRequest() {
  return (
    <>
      <h1>No request has this reference</h1>
      <p className="mt-4 max-w-measure">
        Look at the reference again, or <a href={SEARCH_PATH}>find the request</a> by e-mail, phone or name. When its
        time was over, or when the person asked for it, it was erased.
      </p>
      <p className="mt-4">
        <BackToInbox />
      </p>
    </>
  );
}
