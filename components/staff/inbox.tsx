import type { ReactNode } from "react";
import {
  COUNTED,
  type Counts,
  LIST_NAMES,
  type Line,
  type ListName,
  type ViewName,
  viewPath,
} from "@/lib/inbox/schema";
import { RequestList } from "./request-list";

type InboxProps = {
  view: ViewName;
  counts: Counts;
  lines: Line[];
  /** Leads to the page after this one. */
  next: string | undefined;
  /** This is not the first page. */
  isLater: boolean;
  replyTime: string;
  /** How the reply time is counted. */
  counting: string;
  /** For how many days a closed request is kept. */
  keepDays: number;
  /** The form that finds a request. */
  search: ReactNode;
};

/** What the lists are called. */
const LIST_WORDS: Record<ListName, string> = {
  new: "New",
  open: "In progress",
  closed: "Closed",
  automatic: "Set apart",
};

/** The inbox: what came in, in four lists, with those who wait for too long above all. */
export function Inbox(props: InboxProps) {
  const { view, counts, lines, next, isLater, replyTime, counting, search } = props;
  const title = view === "overdue" ? "Waiting too long" : LIST_WORDS[view];
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <h1>Requests</h1>
        {search}
      </div>
      {counts.overdue > 0 && view !== "overdue" && <Overdue count={counts.overdue} replyTime={replyTime} />}
      <Tabs view={view} counts={counts} />
      <section aria-labelledby="list" className="mt-4">
        <h2 id="list" className="sr-only">
          {title}
        </h2>
        <p className="mb-3 max-w-measure text-base text-muted">{aboutView(props)}</p>
        {lines.length > 0 && <RequestList lines={lines} withStatus={view === "overdue"} />}
        {lines.length === 0 && <p className="rounded-lg bg-surface px-5 py-8">{emptyWords(props)}</p>}
      </section>
      {(isLater || next !== undefined) && (
        <nav aria-label="Pages" className="mt-4 flex gap-x-6">
          {isLater && (
            <a href={viewPath(view)} className="py-2.5">
              Back to the start
            </a>
          )}
          {next !== undefined && (
            <a href={viewPath(view, next)} rel="next" className="py-2.5">
              {view === "overdue" ? "Later requests" : "Older requests"}
            </a>
          )}
        </nav>
      )}
      <p className="mt-10 max-w-measure text-base text-muted">{counting}</p>
    </>
  );
}

function Overdue({ count, replyTime }: { count: number; replyTime: string }) {
  return (
    <p className="mt-6 rounded-lg border-l-8 border-danger bg-danger-surface px-5 py-3">
      <strong>
        {counted(count)} {count === 1 ? "person has" : "people have"} waited for longer than the {replyTime} that you
        promise.
      </strong>{" "}
      <a href={viewPath("overdue")} className="inline-block py-1.5 text-danger">
        {count === 1 ? "Show the request" : "Show them, longest first"}
      </a>
    </p>
  );
}

function Tabs({ view, counts }: Pick<InboxProps, "view" | "counts">) {
  return (
    <nav aria-label="Lists" className="mt-6 border-b-2 border-line">
      <ul className="-mb-0.5 grid grid-cols-2 gap-x-1 sm:flex">
        {LIST_NAMES.map((list) => (
          <li key={list}>
            <a
              href={viewPath(list)}
              aria-current={list === view ? "page" : undefined}
              className="block border-b-4 border-transparent px-3 py-2.5 text-ink no-underline hover:bg-surface aria-[current]:border-accent aria-[current]:font-semibold"
            >
              {LIST_WORDS[list]} <span className="text-muted">{counted(counts[list])}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function counted(count: number): string {
  return count > COUNTED ? `${COUNTED}+` : String(count);
}

function aboutView({ view, replyTime, keepDays }: InboxProps): string {
  switch (view) {
    case "new":
      return "Nobody has taken these up yet. The newest is first.";
    case "open":
      return "Somebody has taken these up. They stay here until they are closed.";
    case "closed":
      return `Dealt with. Each is erased ${keepDays} days after it was closed.`;
    case "automatic":
      return "These look as if a program had sent them. A person can be among them: have a look now and then. Nobody is told by e-mail that these arrived.";
    default:
      return `They were promised an answer within ${replyTime}, and nobody has written down one. Who has waited longest is first.`;
  }
}

function emptyWords({ view, isLater }: InboxProps): string {
  if (isLater) return "There is nothing further back.";
  switch (view) {
    case "new":
      return "Nothing new. When somebody sends the form, their request stands here.";
    case "open":
      return "Nothing is in progress. A request comes here when you write down that you have taken it up.";
    case "closed":
      return "Nothing is closed.";
    case "automatic":
      return "Nothing is set apart.";
    default:
      return "Nobody waits too long.";
  }
}
