import type { Problem } from "./schema.ts";

/** The files at the top of `content/`. */
export const YAML_FILES = [
  "clinic.yaml",
  "sources.yaml",
  "notices.yaml",
  "style.yaml",
  "scores.yaml",
  "search.yaml",
  "glossary.yaml",
];

/** The pages that the site itself leads to, from its address, its header and its form. */
const NEEDED = ["home", "about", "privacy"];

/** The address of a page is made of its folder's and its file's name, so both are written as addresses are. */
const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

const PICTURE = /\.(?:svg|png|jpe?g|webp|avif|gif)$/i;

const DOCUMENT = /\.(?:docx?|odt|rtf|pages|pdf|txt|html?)$/i;

/** Files that systems and editors leave behind, and the half-written file of a sign-off. */
const LEFT_BEHIND = /^\.|^~\$|~$|\.mdx\.new$|^(?:Thumbs\.db|desktop\.ini)$/;

/** Says whether the site reads a file with this path within the content folder: one of the YAML files, or a page. */
export function isContentFile(file: string): boolean {
  const [folder = "", page = "", ...deeper] = file.split("/");
  if (YAML_FILES.includes(file)) return true;
  return NAME.test(folder) && page.endsWith(".mdx") && NAME.test(page.slice(0, -4)) && deeper.length === 0;
}

/**
 * Files of the content folder that nothing reads, since they lie in the wrong place or bear a wrong name, and pages that
 * the site cannot lack.
 */
export function fileProblems(files: string[]): Problem[] {
  const misplaced = files.flatMap((file) => {
    const message = objection(file);
    return message ? [problem(file, message)] : [];
  });
  return [...misplaced, ...withoutFirstPage(files), ...missingPages(files)];
}

function problem(file: string, message: string): Problem {
  return { file: `content/${file}`, line: 1, column: 1, rule: "file", severity: "error", message };
}

function objection(file: string): string | undefined {
  const parts = file.split("/");
  const name = parts.at(-1) ?? "";
  const folder = parts.slice(0, -1);
  if (parts.some((part) => LEFT_BEHIND.test(part)) || file === "README.md") return undefined;
  const page = /^(.*)\.(mdx?)$/i.exec(name);
  if (page) return pageObjection(folder, page[1] ?? "", name);
  if (PICTURE.test(name)) return `A picture cannot lie here. Move it into public/images and write /images/${name}`;
  if (DOCUMENT.test(name)) {
    return `Only text files that end in .mdx become pages. Make one with npm run content:new, copy the words into it, and take ${name} out`;
  }
  if (folder.length === 0 && YAML_FILES.includes(name)) return undefined;
  if (/\.ya?ml$/i.test(name)) {
    const known = YAML_FILES.map((yaml) => `content/${yaml}`).join(", ");
    return `Nothing reads this file. The files with details are ${known}. Rename it, or take it out`;
  }
  return "Nothing reads this file. Take it out of content/";
}

function pageObjection(folder: string[], name: string, file: string): string | undefined {
  const right = `${asAddress(name)}.mdx`;
  if (folder.length === 0) {
    return `A page must lie in a folder: that of its topic, or content/clinic for one about the clinic. Move it to content/…/${right}`;
  }
  if (folder.length > 1)
    return `A page must lie directly in its topic's folder. Move it to content/${folder[0]}/${right}`;
  if (!NAME.test(folder[0] ?? "")) {
    return `A folder's name is part of its pages' address: small letters, digits and hyphens. Rename the folder to ${asAddress(folder[0] ?? "")}`;
  }
  if (file === right) return undefined;
  return `A page's file is named by small letters, digits and hyphens, and ends in .mdx. Rename it to ${right}`;
}

/** A name as an address: “My Page_2” becomes `my-page-2`. */
function asAddress(name: string): string {
  const plain = name.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return plain.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "") || "page";
}

/** Without `index.mdx` a folder is no topic: its pages would stand alone, and no navigation would lead to them. */
function withoutFirstPage(files: string[]): Problem[] {
  const folders = new Set(files.flatMap((file) => /^([^/]+)\/[^/]+\.mdx$/.exec(file)?.[1] ?? []));
  return [...folders]
    .filter((folder) => folder !== "clinic" && !files.includes(`${folder}/index.mdx`))
    .map((folder) =>
      problem(
        `${folder}/index.mdx`,
        `The topic ${folder} has no first page. Make it with: npm run content:new -- ${folder}/index`,
      ),
    );
}

function missingPages(files: string[]): Problem[] {
  return NEEDED.filter((name) => !files.includes(`clinic/${name}.mdx`)).map((name) =>
    problem(
      `clinic/${name}.mdx`,
      `This page is missing, and the site leads to it. Put the file back, or make a new one with: npm run content:new -- clinic/${name}`,
    ),
  );
}
