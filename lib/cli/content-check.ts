import { parseArgs } from "node:util";
import { checkSite, gradesOf } from "../content/check.ts";
import { dayOf } from "../content/day.ts";
import { inReadingOrder, problemLine } from "../content/problems.ts";
import { reviewAdvice } from "../content/review-state.ts";
import { readSite } from "../content/site.ts";
import { settings } from "../settings.ts";

/**
 * `npm run content:check [files…] [-- --json]`: says what is wrong in `content/`, all of it in one run.
 *
 * Prints `file:line:col message` for each problem, advice on reviews that no longer stand, and the reading grade of each
 * page. With files named, only theirs
 * are shown, though the whole site is read, since links lead across pages. Exits with 1 when there is an error.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean", default: false } },
});

const site = await readSite(settings().contentDir);
const wanted = (file: string) =>
  positionals.length === 0 || positionals.some((name) => file.endsWith(name.replace(/^\.\//, "")));
const found = [...checkSite(site), ...reviewAdvice(site, dayOf(new Date()))];
const problems = inReadingOrder(found).filter((problem) => wanted(problem.file));
const errors = problems.filter((problem) => problem.severity === "error").length;

if (values.json) console.log(JSON.stringify(problems, null, 2));
else printReport();
process.exitCode = errors > 0 ? 1 : 0;

function printReport() {
  for (const { file, grade, words } of gradesOf(site).filter((page) => wanted(page.file))) {
    console.log(`grade ${grade.toFixed(1).padStart(4)}  ${String(words).padStart(5)} words  ${file}`);
  }
  for (const problem of problems) console.log(problemLine(problem));
  const files = site.pages.length + site.broken.length;
  const advice = problems.length - errors;
  console.log(
    `${files} pages checked: ${errors} ${errors === 1 ? "error" : "errors"}, ${advice} ${advice === 1 ? "piece" : "pieces"} of advice`,
  );
}
