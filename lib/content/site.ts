import { readFile } from "node:fs/promises";
import path from "node:path";
import { readStyle, type Style } from "./claims/style.ts";
import type { YamlFile } from "./claims/yaml-passages.ts";
import { readClinic } from "./clinic.ts";
import { encodingProblem } from "./encoding.ts";
import { YAML_FILES } from "./files.ts";
import { type Glossary, glossaryOf, readGlossary, slipsIn } from "./glossary/read.ts";
import { type Notices, noticesSchema } from "./notices/schema.ts";
import { type Page, pageOf } from "./page.ts";
import { parseMeta, parsePage } from "./parse.ts";
import { readScores } from "./ratings/read-scores.ts";
import type { Score } from "./ratings/schema.ts";
import { remembering } from "./remember.ts";
import type { Clinic, Problem } from "./schema.ts";
import { readSearchWords, type SearchWords } from "./search-words.ts";
import { DISK, type Shelf } from "./shelf.ts";
import { type Source, sourcesSchema } from "./sources/schema.ts";
import { readYaml } from "./yaml.ts";

/** The folder whose pages stand at the site's root instead of under a topic. */
const CLINIC_FOLDER = "clinic";

/** The YAML files with words that readers see. */
const YAML_PROSE = ["clinic.yaml", "sources.yaml", "notices.yaml", "scores.yaml", "search.yaml"];

/** The name of the page that opens a topic, and of the site's own first page. */
const FIRST_PAGES = { topic: "index", site: "home" };

/** A file that could not be read as a page, kept with its reasons so that the rest of the site still works. */
type BrokenPage = { file: string; path: string; problems: Problem[] };

/**
 * All of `content/`, read once. `problems` are those of the YAML files; each broken page carries its own. Without a
 * `style` that can be read, no claims are looked for, and `problems` says why.
 */
export type Site = {
  clinic: Clinic | null;
  style: Style | null;
  searchWords: SearchWords | null;
  /** The terms that pages explain, and the page of them all; nothing without glossary.yaml, or while it has a slip. */
  glossary: Glossary | null;
  sources: Map<string, Source>;
  /** What pages say about the law; nothing while notices.yaml has a slip. */
  notices: Notices | null;
  /** False while sources.yaml has a slip; every note would then seem to lack its source. */
  sourcesAreRead: boolean;
  /** The YAML files as text, since their words are read for claims as well. */
  yamlFiles: YamlFile[];
  pages: Page[];
  broken: BrokenPage[];
  problems: Problem[];
  /** What people found who rated a topic's pages; mostly none. */
  scores: Score[];
  /** Every file in the content folder, by its path from there, those that nothing reads among them. */
  files: string[];
  /** The addresses of the files in `public/`, such as `/images/boot.svg`. */
  pictures: Set<string>;
};

/** How much of each page is read: all of it, or of its words only what somebody asks for later. */
export type Depth = "whole" | "as-asked";

/**
 * Reads the content folder. A broken file is reported within the result; only a missing folder throws. What is read
 * `as-asked` must have been checked before, or be seen by writers only: a slip in the words of a page shows when that page
 * is asked for.
 */
export function readSite(contentDir: string, depth: Depth = "whole"): Promise<Site> {
  return readSiteFrom(DISK, contentDir, depth);
}

/** The same with pages from a shelf, which may know them already. */
export async function readSiteFrom(shelf: Shelf, contentDir: string, depth: Depth): Promise<Site> {
  const [clinic, sources, notices, style, scores, searchWords, terms, yamlFiles, files, pictures] = await Promise.all([
    readClinic(contentDir),
    readSources(contentDir),
    readNotices(contentDir),
    readFile(path.join(contentDir, "style.yaml"), "utf8").then(readStyle),
    readScores(contentDir),
    readSearchWords(contentDir),
    readGlossary(contentDir),
    Promise.all(YAML_PROSE.map((name) => readYamlFile(contentDir, name))),
    shelf.list(contentDir),
    DISK.list(path.resolve("public")),
  ]);
  const site: Site = {
    clinic: clinic.ok ? clinic.value : null,
    style: style.ok ? style.value : null,
    searchWords: searchWords.ok ? searchWords.value : null,
    glossary: null,
    sources: new Map(Object.entries(sources.ok ? sources.value : {})),
    sourcesAreRead: sources.ok,
    notices: notices.ok ? notices.value : null,
    yamlFiles,
    pages: [],
    broken: [],
    problems: [clinic, sources, notices, style, scores, searchWords].flatMap((read) => (read.ok ? [] : read.problems)),
    scores: scores.ok ? scores.value : [],
    files,
    pictures: new Set(pictures.map((file) => `/${file}`)),
  };
  for (const file of YAML_FILES.filter((name) => files.includes(name))) {
    const problem = encodingProblem(`content/${file}`, await readFile(path.join(contentDir, file)));
    if (problem) site.problems.push(problem);
  }
  const read = await readPages(shelf, contentDir, files);
  // Whoever makes pages at the same time begins with the first, and each then finds what the other has parsed.
  if (depth === "whole") for (const { address, text } of read.toReversed()) parsePage(address.file, text);
  for (const { address, name, bytes, text } of read) {
    const misread = encodingProblem(address.file, bytes);
    const meta = parseMeta(address.file, text);
    const parsed = meta.ok && depth === "as-asked" ? { ok: true as const } : parsePage(address.file, text);
    if (misread) site.broken.push({ ...address, problems: [misread] });
    else if (!parsed.ok) site.broken.push({ ...address, problems: parsed.problems });
    else if (meta.ok) site.pages.push(pageOf({ ...address, name, meta: meta.value }, () => text));
  }
  site.pages.sort((a, b) => a.meta.order - b.meta.order || a.path.localeCompare(b.path));
  addGlossary(site, terms, depth);
  return site;
}

/** Puts the terms into a site whose pages are known, since the page of terms tells which pages use them. */
function addGlossary(site: Site, { glossary, problems }: Awaited<ReturnType<typeof readGlossary>>, depth: Depth) {
  const made = glossary && glossaryOf(glossary, site.pages);
  const slips = made && depth === "whole" ? slipsIn(made) : [];
  site.glossary = slips.length === 0 ? made : null;
  site.problems.push(...problems, ...slips);
}

/** Where a file's page is served, and to which topic it belongs. */
export function addressOf(folder: string, name: string) {
  const file = `content/${folder}/${name}.mdx`;
  if (folder === CLINIC_FOLDER) return { file, topic: null, path: name === FIRST_PAGES.site ? "/" : `/${name}` };
  return { file, topic: folder, path: name === FIRST_PAGES.topic ? `/${folder}` : `/${folder}/${name}` };
}

/** The files of the pages, in order. */
async function readPages(shelf: Shelf, contentDir: string, files: string[]) {
  const pages = files.flatMap(pageFile);
  const read = await shelf.read(pages.map(({ folder, name }) => path.join(contentDir, folder, `${name}.mdx`)));
  return read.flatMap((bytes, at) => {
    const { folder, name } = pages[at] ?? {};
    if (folder === undefined || name === undefined) return [];
    return [{ address: addressOf(folder, name), name, bytes, text: bytes.toString("utf8") }];
  });
}

async function readSources(contentDir: string) {
  return sourcesIn(await readFile(path.join(contentDir, "sources.yaml"), "utf8"));
}

const sourcesIn = remembering(
  (text) => readYaml(sourcesSchema, { file: "content/sources.yaml", text, rule: "source", linesBefore: 0 }),
  "files",
);

async function readNotices(contentDir: string) {
  const text = await readFile(path.join(contentDir, "notices.yaml"), "utf8");
  return readYaml(noticesSchema, { file: "content/notices.yaml", text, rule: "notice", linesBefore: 0 });
}

async function readYamlFile(contentDir: string, name: string): Promise<YamlFile> {
  return { file: `content/${name}`, text: await readFile(path.join(contentDir, name), "utf8").catch(() => "") };
}

/** The folder and name of a file that is a page, or nothing; in order, since files are. */
function pageFile(file: string): { folder: string; name: string }[] {
  const [, folder, name] = /^([^/]+)\/([^/]+)\.mdx$/.exec(file) ?? [];
  return folder === undefined || name === undefined ? [] : [{ folder, name }];
}
