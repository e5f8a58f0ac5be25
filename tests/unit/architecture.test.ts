import { globSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "../..");
/** What commands leave at the top level; none of it is kept in the repository. */
const GENERATED = ["node_modules", "test-results", "playwright-report", "coverage"];

const SOURCES = globSync("{app,components,lib}/**/*.{ts,tsx,mjs}", { cwd: ROOT });

const STYLES = globSync("app/**/*.css", { cwd: ROOT });

type Import = { file: string; target: string };

/** Every import of one of our own files, as paths from the root and without endings. */
function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(ROOT, file), "utf8");
  const specifiers = [...text.matchAll(/(?:from\s+|import\s*\(\s*|import\s+)["']([^"']+)["']/g)].map(
    (match) => match[1] ?? "",
  );
  return specifiers
    .filter((specifier) => specifier.startsWith(".") || specifier.startsWith("@/"))
    .map((specifier) => (specifier.startsWith("@/") ? specifier.slice(2) : path.join(path.dirname(file), specifier)))
    .map((target) => ({ file, target: target.replace(/\.(ts|tsx|mjs)$/, "") }));
}

const IMPORTS = SOURCES.flatMap(importsOf);

/** The imports that break a rule, each as `file imports target`. */
function offenders(breaks: (found: Import) => boolean): string[] {
  return IMPORTS.filter(breaks).map(({ file, target }) => `${file} imports ${target}`);
}

const isSchema = (target: string) => target.startsWith("lib/") && path.basename(target) === "schema";

test("lib imports neither app nor components", () => {
  expect(offenders(({ file, target }) => file.startsWith("lib/") && /^(app|components)\//.test(target))).toEqual([]);
});

test("components never import app, and from lib only schemas", () => {
  const breaks = ({ file, target }: Import) =>
    file.startsWith("components/") && (target.startsWith("app/") || (target.startsWith("lib/") && !isSchema(target)));
  expect(offenders(breaks)).toEqual([]);
});

test("code that runs in the browser takes only schemas from lib", () => {
  const isClient = (file: string) => readFileSync(path.join(ROOT, file), "utf8").trimStart().startsWith('"use client"');
  const breaks = ({ file, target }: Import) => target.startsWith("lib/") && !isSchema(target) && isClient(file);
  expect(offenders(breaks)).toEqual([]);
});

test("schemas stay fit for the browser: nothing they reach is made for a server", () => {
  const reached = new Set(SOURCES.map((file) => file.replace(/\.ts$/, "")).filter(isSchema));
  for (const target of reached) {
    for (const found of IMPORTS) if (found.file.replace(/\.ts$/, "") === target) reached.add(found.target);
  }
  expect([...reached].filter((target) => /from "node:|process\./.test(textOf(`${target}.ts`)))).toEqual([]);
});

test("within lib, rooms use only the rooms below them", () => {
  const below: Record<string, string[]> = {
    content: [],
    consultation: ["store", "audit", "mail", "content"],
    search: ["content"],
    store: [],
    audit: ["store"],
    mail: ["store", "audit"],
    backup: ["store", "audit", "consultation"],
    retention: ["store", "audit", "consultation", "mail", "backup"],
    inbox: ["store", "audit", "consultation"],
    numbers: ["store", "inbox", "mail", "server"],
    reviews: ["content", "audit", "consultation", "store", "staff"],
    export: ["store", "audit", "consultation", "inbox"],
    handout: [],
    documents: ["content", "handout"],
    publish: ["content", "documents", "store"],
    server: ["documents", "content", "store", "consultation", "mail", "backup", "retention", "publish"],
    staff: ["store", "audit", "consultation", "server"],
    cli: [
      "staff",
      "content",
      "consultation",
      "store",
      "audit",
      "mail",
      "backup",
      "retention",
      "server",
      "documents",
      "handout",
      "search",
      "publish",
    ],
  };
  const room = (file: string) => file.split("/")[1] ?? "";
  const breaks = ({ file, target }: Import) => {
    if (!file.startsWith("lib/") || !target.startsWith("lib/") || target.split("/").length < 3 || isSchema(target))
      return false;
    return room(file) !== room(target) && !(below[room(file)] ?? []).includes(room(target));
  };
  expect(offenders(breaks)).toEqual([]);
});

test("routes and components do not know where the content folder lies", () => {
  const allowed = /^lib\/(content|cli|server|publish)\/|^lib\/settings\.ts$/;
  expect(SOURCES.filter((file) => !allowed.test(file) && /contentDir|CONTENT_DIR/.test(textOf(file)))).toEqual([]);
});

test("no import goes in a circle", () => {
  const graph = new Map<string, string[]>();
  for (const { file, target } of IMPORTS) {
    const from = file.replace(/\.(ts|tsx|mjs)$/, "");
    const to = SOURCES.some((source) => source.startsWith(`${target}/index.`)) ? `${target}/index` : target;
    graph.set(from, [...(graph.get(from) ?? []), to]);
  }
  const done = new Set<string>();
  function circleFrom(node: string, trail: string[]): string[] | null {
    if (trail.includes(node)) return [...trail.slice(trail.indexOf(node)), node];
    if (done.has(node)) return null;
    for (const next of graph.get(node) ?? []) {
      const circle = circleFrom(next, [...trail, node]);
      if (circle) return circle;
    }
    done.add(node);
    return null;
  }
  const circles = [...graph.keys()].map((node) => circleFrom(node, [])).filter((circle) => circle !== null);
  expect(circles).toEqual([]);
});

test("no setting is given to browsers, which would take a secret along one day", () => {
  const read = [...SOURCES, "next.config.mjs", ".env.example"];
  expect(read.filter((file) => textOf(file).includes("NEXT_PUBLIC_"))).toEqual([]);
});

test("the top level holds six folders", () => {
  const entries = readdirSync(ROOT, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const folders = entries
    .map((entry) => entry.name)
    .filter((name) => !name.startsWith(".") && !GENERATED.includes(name));
  expect(folders.toSorted()).toEqual(["app", "components", "content", "lib", "public", "tests"]);
});

test("every style sheet is part of the one that pages carry", () => {
  const parts = STYLES.map((file) => path.basename(file)).filter((name) => name !== "globals.css");
  const whole = textOf("app/globals.css");
  expect(parts.filter((name) => !whole.includes(`@import "./${name}";`))).toEqual([]);
});

test("no file or folder has a name that says nothing", () => {
  const names = SOURCES.flatMap((file) => file.split("/")).map((name) => name.replace(/\.\w+$/, ""));
  const empty = ["utils", "helpers", "misc", "common", "shared", "services", "managers", "types"];
  expect(names.filter((name) => empty.includes(name))).toEqual([]);
});

test("no file of ours is longer than 250 lines, and no page file longer than 40", () => {
  const long = [...SOURCES, ...STYLES].map((file) => ({ file, lines: textOf(file).split("\n").length - 1 }));
  const isPage = (file: string) => path.basename(file) === "page.tsx";
  expect(long.filter(({ file, lines }) => lines > (isPage(file) ? 40 : 250))).toEqual([]);
});

function textOf(file: string): string {
  return readFileSync(path.join(ROOT, file), "utf8");
}
