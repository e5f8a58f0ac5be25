import path from "node:path";
import { parseArgs } from "node:util";
import { checkSite } from "../content/check.ts";
import { checkInterface } from "../content/claims/interface.ts";
import { dayOf } from "../content/day.ts";
import { daysAhead } from "../content/days-ahead.ts";
import { benchmarksOf } from "../content/jama.ts";
import { filesOf, isNamed, nearestTo } from "../content/named-files.ts";
import { inReadingOrder, problemLine } from "../content/problems.ts";
import { scoreAdvice } from "../content/ratings/scores.ts";
import { readContent } from "../content/read-content.ts";
import { gradeColumn, gradeReport, gradesOf, medianGrade, yamlGradesOf } from "../content/reading.ts";
import { reviewAdvice } from "../content/review-state.ts";
import type { Problem } from "../content/schema.ts";
import type { Site } from "../content/site.ts";
import { unusedWords } from "../search/unused-words.ts";
import { readSettings } from "../settings.ts";
import { giveUp } from "./step.mjs";

/**
 * `npm run content:check [files…] [-- --json | --grades]`: says what is wrong in `content/`, all of it in one run.
 *
 * Prints `file:line:col message` for each problem, advice on reviews that no longer stand and on words that the search cannot find, and the reading grade of each
 * page. With files or folders named, only theirs are shown, though the whole site is read, since links lead across
 * pages. With `--grades`, only the reading grades are shown, those of each section too, with the sentences that cost
 * most. Exits with 1 when there is an error, and when a name fits no file.
 */
async function main(): Promise<void> {
  const { names, json, grades } = readArguments();
  const read = readSettings(process.env);
  if (!read.ok) giveUp(read.reason);
  const { contentDir } = read.settings;
  const content = await readContent(contentDir);
  if (!content.ok) giveUp(content.reason);

  const { site } = content;
  const root = path.resolve(import.meta.dirname, "../..");
  // No name fits what is written beside the content, so whoever names a file need not wait for it.
  const words = site.style && names.length === 0 ? await checkInterface(root, site.style) : [];
  const today = dayOf(new Date());
  const found = inReadingOrder([...checkSite(site), ...words, ...adviceOn(site, today)]);
  const files = filesOf(site);
  const unknown = names.filter((name) => !files.some((file) => isNamed(file, name, contentDir)));
  for (const name of unknown)
    console.error(`${name}: no file of the content has this name${didYouMean(nearestTo(name, files))} (file)`);

  const wanted = (file: string) => names.length === 0 || names.some((name) => isNamed(file, name, contentDir));
  const problems = found.filter((problem) => wanted(problem.file));
  const errors = problems.filter((problem) => problem.severity === "error").length;
  process.exitCode = errors + unknown.length > 0 ? 1 : 0;
  if (json) return console.log(JSON.stringify(problems, null, 2));
  if (grades) printGrades(site, wanted);
  else {
    printReport(site, problems, wanted);
    if (names.length === 0) for (const { line } of benchmarksOf(site, found, today)) console.log(line);
  }
  printCount(site, problems);
}

/** What does no harm: reviews and scores that no longer stand, days that lie ahead, and words that find nothing. */
function adviceOn(site: Site, today: string): Problem[] {
  return [...reviewAdvice(site, today), ...daysAhead(site, today), ...scoreAdvice(site, today), ...unusedWords(site)];
}

function readArguments(): { names: string[]; json: boolean; grades: boolean } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { json: { type: "boolean", default: false }, grades: { type: "boolean", default: false } },
    });
    return { names: positionals, ...values };
  } catch {
    giveUp("Write: npm run content:check [files…] [-- --json | --grades]");
  }
}

function didYouMean(file: string | undefined): string {
  return file ? `. Did you mean ${file.replace(/^content\/|\.mdx$/g, "")}?` : "";
}

function printGrades(site: Site, wanted: (file: string) => boolean): void {
  for (const page of site.pages.filter(({ file }) => wanted(file))) console.log(gradeReport(page).join("\n"));
  for (const { file } of site.broken.filter((page) => wanted(page.file)))
    console.log(`${file} has no grade, since it cannot be read. Run npm run content:check to see why`);
}

function printReport(site: Site, problems: Problem[], wanted: (file: string) => boolean): void {
  const pages = gradesOf(site).filter((page) => wanted(page.file));
  for (const { file, grade, words } of pages) console.log(`${gradeColumn(grade, words)}  ${file}`);
  if (pages.length > 1) console.log(`grade ${medianGrade(pages).toFixed(1).padStart(4)}  is that of the median page`);
  for (const { file, grade, words } of yamlGradesOf(site).filter((yaml) => wanted(yaml.file)))
    console.log(`${gradeColumn(grade, words)}  ${file}, which pages show in part`);
  for (const problem of problems) console.log(problemLine(problem));
}

/** The last line: how many pages were looked at, and what was found. */
function printCount(site: Site, problems: Problem[]): void {
  const files = site.pages.length + site.broken.length;
  const errors = problems.filter((problem) => problem.severity === "error").length;
  const advice = problems.length - errors;
  console.log(
    `${files} pages checked: ${errors} ${errors === 1 ? "error" : "errors"}, ${advice} ${advice === 1 ? "piece" : "pieces"} of advice`,
  );
}

await main();
