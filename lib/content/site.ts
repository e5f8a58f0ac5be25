import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { readStyle, type Style } from "./claims/style.ts";
import type { YamlFile } from "./claims/yaml-passages.ts";
import { readClinic } from "./clinic.ts";
import { anchorsOf } from "./outline.ts";
import { type ParsedPage, parsePage } from "./parse.ts";
import type { Clinic, Problem } from "./schema.ts";
import { type Source, sourcesSchema } from "./sources/schema.ts";
import { readYaml } from "./yaml.ts";

/** The folder whose pages stand at the site's root instead of under a topic. */
const CLINIC_FOLDER = "clinic";

/** The name of the page that opens a topic, and of the site's own first page. */
const FIRST_PAGES = { topic: "index", site: "home" };

/**
 * One page of the site.
 *
 * `path` is its address, `topic` the folder it belongs to (none for the clinic's own pages), `name` its file's name
 * without the ending, `anchors` the ids that links into it may use.
 */
export type Page = ParsedPage & {
  file: string;
  path: string;
  topic: string | null;
  name: string;
  anchors: Set<string>;
};

/** A file that could not be read as a page, kept with its reasons so that the rest of the site still works. */
type BrokenPage = { file: string; path: string; problems: Problem[] };

/**
 * All of `content/`, read once. `problems` are those of the YAML files; each broken page carries its own. Without a
 * `style` that can be read, no claims are looked for, and `problems` says why.
 */
export type Site = {
  clinic: Clinic | null;
  style: Style | null;
  sources: Map<string, Source>;
  /** False while sources.yaml has a slip; every note would then seem to lack its source. */
  sourcesAreRead: boolean;
  /** The YAML files as text, since their words are read for claims as well. */
  yamlFiles: YamlFile[];
  pages: Page[];
  broken: BrokenPage[];
  problems: Problem[];
};

/** Reads the whole content folder. A broken file is reported within the result; only a missing folder throws. */
export async function readSite(contentDir: string): Promise<Site> {
  const [clinic, sources, style, yamlFiles, files] = await Promise.all([
    readClinic(contentDir),
    readSources(contentDir),
    readFile(path.join(contentDir, "style.yaml"), "utf8").then(readStyle),
    Promise.all(["clinic.yaml", "sources.yaml"].map((name) => readYamlFile(contentDir, name))),
    listMdxFiles(contentDir),
  ]);
  const site: Site = {
    clinic: clinic.ok ? clinic.value : null,
    style: style.ok ? style.value : null,
    sources: new Map(Object.entries(sources.ok ? sources.value : {})),
    sourcesAreRead: sources.ok,
    yamlFiles,
    pages: [],
    broken: [],
    problems: [clinic, sources, style].flatMap((read) => (read.ok ? [] : read.problems)),
  };
  for (const { folder, name } of files) {
    const address = addressOf(folder, name);
    const text = await readFile(path.join(contentDir, folder, `${name}.mdx`), "utf8");
    const parsed = parsePage(address.file, text);
    if (!parsed.ok) site.broken.push({ ...address, problems: parsed.problems });
    else site.pages.push({ ...parsed.page, ...address, name, anchors: anchorIds(parsed.page) });
  }
  site.pages.sort((a, b) => a.meta.order - b.meta.order || a.path.localeCompare(b.path));
  return site;
}

/** Where a file's page is served, and to which topic it belongs. */
function addressOf(folder: string, name: string) {
  const file = `content/${folder}/${name}.mdx`;
  if (folder === CLINIC_FOLDER) return { file, topic: null, path: name === FIRST_PAGES.site ? "/" : `/${name}` };
  return { file, topic: folder, path: name === FIRST_PAGES.topic ? `/${folder}` : `/${folder}/${name}` };
}

function anchorIds(page: ParsedPage): Set<string> {
  return new Set(anchorsOf(page.tree).map((anchor) => anchor.id));
}

async function readSources(contentDir: string) {
  const text = await readFile(path.join(contentDir, "sources.yaml"), "utf8");
  return readYaml(sourcesSchema, { file: "content/sources.yaml", text, rule: "source", linesBefore: 0 });
}

async function readYamlFile(contentDir: string, name: string): Promise<YamlFile> {
  return { file: `content/${name}`, text: await readFile(path.join(contentDir, name), "utf8") };
}

async function listMdxFiles(contentDir: string): Promise<{ folder: string; name: string }[]> {
  const entries = await readdir(contentDir, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const files = await Promise.all(
    folders.map(async (folder) => {
      const names = await readdir(path.join(contentDir, folder));
      return names
        .filter((name) => name.endsWith(".mdx"))
        .map((name) => ({ folder, name: name.slice(0, -".mdx".length) }));
    }),
  );
  return files.flat().sort((a, b) => `${a.folder}/${a.name}`.localeCompare(`${b.folder}/${b.name}`));
}
