import type { Problem } from "@/lib/content/schema";

/** What a writer sees, while developing, in place of a page that does not pass its check. It is never published. */
export function BrokenPage({ file, problems }: { file: string; problems: Problem[] }) {
  return (
    <div className="max-w-measure">
      <h1>This page cannot be shown yet</h1>
      <p className="mt-4">
        Mend <code>{file}</code> and save it. This page then reloads by itself.
      </p>
      <ol className="mt-6 [&>*+*]:mt-4">
        {problems.map((problem) => (
          <li
            key={`${problem.line}:${problem.column}:${problem.message}`}
            className="border-l-4 border-danger bg-danger-surface px-4 py-3"
          >
            <p className="font-semibold">
              Line {problem.line}, character {problem.column}
            </p>
            <p>{problem.message}.</p>
          </li>
        ))}
      </ol>
    </div>
  );
}
