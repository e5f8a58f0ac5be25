import { access } from "node:fs/promises";
import path from "node:path";
import { checkSite } from "./check.ts";
import { YAML_FILES } from "./files.ts";
import { problemLine } from "./problems.ts";
import { readSite, type Site } from "./site.ts";

/** The content, or one line for a person that says why there is none. */
type ContentResult = { ok: true; site: Site } | { ok: false; reason: string };

/** Reads the content for a person who waits. A folder that is not there, or not a content folder, is one line and not a stack. */
export async function readContent(contentDir: string, read = readSite): Promise<ContentResult> {
  try {
    return { ok: true, site: await read(contentDir) };
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error) || !("path" in error)) throw error;
    const missing =
      error.code === "ENOENT" ? YAML_FILES.find((name) => error.path === path.join(contentDir, name)) : "";
    if (missing && (await isThere(path.join(contentDir, "clinic")))) {
      return { ok: false, reason: `${missing} is missing. Put the file back: ${error.path}` };
    }
    const reason = `The content cannot be read: ${error.path} (${error.code}). CONTENT_DIR must name the folder of the pages, with clinic.yaml, sources.yaml, notices.yaml and style.yaml in it.`;
    return { ok: false, reason };
  }
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** Every error in the content, a line each, in the words of `npm run content:check`. */
export function contentErrors(site: Site): string[] {
  return checkSite(site)
    .filter((problem) => problem.severity === "error")
    .map(problemLine);
}
