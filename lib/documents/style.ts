import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/** The file in the build directory that holds the style of the whole site. */
const STYLE_FILE = "style.css";

/** What of the files that Next has made we look at. */
type BuiltFile = { pathname: string; filePath: string };

/**
 * Keeps the style sheet that Next has made of app/globals.css, for the documents: each carries the part that it uses.
 * Throws unless there is just one, since nobody could say in which order two of them apply.
 */
export async function keepStyle(files: BuiltFile[], buildDir: string): Promise<void> {
  const sheets = files.filter(({ pathname }) => pathname.endsWith(".css"));
  const [sheet] = sheets;
  if (!sheet || sheets.length > 1) {
    const names = sheets.map(({ pathname }) => pathname).join(", ") || "none";
    throw new Error(`All styles must be imported in app/globals.css, which gives one style sheet. There is: ${names}`);
  }
  await writeFile(path.join(buildDir, STYLE_FILE), await readFile(sheet.filePath));
}

/** Reads the style of the site from its build. Throws when the build directory is not one of ours. */
export function readStyle(buildDir: string): Promise<string> {
  return readFile(path.join(buildDir, STYLE_FILE), "utf8");
}
