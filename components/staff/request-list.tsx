import { type Line, type Mark, requestPath, STATUS_WORDS } from "@/lib/inbox/schema";
import { When } from "./when";

type RequestListProps = {
  lines: Line[];
  /** Says of each where it stands, where not all stand alike. */
  withStatus: boolean;
};

/** Requests, each a line that can be pressed as a whole: who, how to reach them, since when, and what to look at. */
export function RequestList({ lines, withStatus }: RequestListProps) {
  return (
    <ul className="border-t border-line">
      {lines.map((line) => (
        <li
          key={line.reference}
          className="relative grid gap-x-6 border-b border-line px-2 py-3 hover:bg-surface md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)_minmax(0,3fr)] md:items-baseline"
        >
          <p className="min-w-0">
            <a
              href={requestPath(line.reference)}
              className="font-semibold text-ink no-underline after:absolute after:inset-0 hover:underline"
            >
              {line.name || "Name unknown"}
            </a>{" "}
            <span className="whitespace-nowrap text-base text-muted">{line.reference}</span>
          </p>
          <p className="min-w-0 text-base">{line.way}</p>
          <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-base md:justify-end md:text-right">
            {withStatus && <Status line={line} />}
            {line.marks.map((mark) => (
              <MarkWords key={mark.words} {...mark} />
            ))}
            <span className="text-muted">
              <When at={line.receivedAt} />
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}

function Status({ line: { status, automatic } }: { line: Line }) {
  const words = automatic && status !== "closed" ? "Set apart" : STATUS_WORDS[status];
  return <span className="whitespace-nowrap text-muted">{words}</span>;
}

/** What to look at, told by words and only then by color. */
function MarkWords({ words, urgent }: Mark) {
  const color = urgent ? "bg-danger-surface text-danger" : "bg-warning-surface text-warning";
  return <strong className={`whitespace-nowrap rounded px-2 font-semibold ${color}`}>{words}</strong>;
}
