import postcss, { type Container, type Root } from "postcss";
import { isPlaced, type Places } from "./places.ts";

/**
 * What a document holds that a selector can ask for: the names of its tags and its classes, whether it has a field to
 * type, pick or load something into (one to tick is none), and, where it is known, what stands in what.
 */
export type DocumentNames = {
  tags: Set<string>;
  classes: Set<string>;
  hasTypedFields: boolean;
  places?: Places;
};

/** Parts of a field that only a browser draws; without a field that has them they match nothing. */
const FIELD_PARTS =
  /::(?:file-selector-button|placeholder|-webkit-(?:search|date|datetime|calendar|inner-spin|outer-spin)-[\w-]+)|:-moz-ui-invalid/;

/** What holds a selector of its own, or several: the name of it, and what it holds. */
const NESTED = /:(not|is|where|has|nth-child|nth-last-child)\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)/g;

/** Of these, the ones that ask for something to be there. */
const ASKING = new Set(["is", "where", "has"]);

/** Any other state or part that is told in brackets which one is meant, such as `:lang(en, fr)`. */
const TOLD_WHICH = /(?<!\\)::?[\w-]+\((?:\\.|[^()\\]|\((?:\\.|[^()\\])*\))*\)/g;

/** What is not read here: brackets within brackets within brackets, a sign written by its number, letters beyond ASCII. */
const UNREAD = /(?<!\\)[()]|\\[0-9a-fA-F]|\P{ASCII}/u;

/** What a selector asks of an attribute, such as `[href$=".svg"]`; brackets within a class are escaped. */
const ATTRIBUTES = /(?<!\\)\[(?:\\.|[^\]\\])*\]/g;

/** A custom property that is read, perhaps with what to take where it has no value. */
const VALUE_READ = /var\(\s*(--[\w-]+)\s*(?:,\s*((?:[^()]|\([^()]*\))*))?\)/g;

/** The name of a custom property, wherever it stands. */
const PROPERTY_NAME = /(?<![\w-])--(?:\\.|[\w-]|\P{ASCII})+/gu;

/** What can be on every page without standing in it as a tag. */
const ALWAYS = new Set(["html", "head", "body"]);

/**
 * The part of a style sheet that can apply to a document, since every page carries its style inside and a patient's phone
 * has to fetch it before anything shows.
 *
 * A selector goes when it asks for a tag or a class that the document does not have, or in `:is()` and the like for one of
 * several of which it has none, or for something in a place where it never stands; custom properties go when nothing
 * left reads them. Whatever cannot be told apart stays. Doing it twice changes nothing.
 */
export function usedStyle(css: string, names: DocumentNames): string {
  const sheet = postcss.parse(css);
  sheet.walkRules((rule) => {
    if (rule.parent?.type === "atrule" && "name" in rule.parent && /keyframes$/.test(rule.parent.name)) return;
    const used = rule.selectors.filter((selector) => canMatch(selector, names) && hasPlace(selector, names));
    if (used.length === 0) rule.remove();
    else if (used.length < rule.selectors.length) rule.selectors = used;
  });
  writeOutUnset(sheet);
  while (dropUnread(sheet) > 0);
  dropEmpty(sheet);
  return sheet.toString();
}

function canMatch(selector: string, names: DocumentNames): boolean {
  const { tags, classes, hasTypedFields } = names;
  for (const [, name = "", list = ""] of selector.matchAll(NESTED)) {
    if (ASKING.has(name) && !postcss.list.comma(list).some((one) => canMatch(one, names))) return false;
  }
  const plain = withoutBrackets(selector);
  if (FIELD_PARTS.test(plain) && !hasTypedFields) return false;
  if (UNREAD.test(plain)) return true;
  const asksClasses = [...plain.matchAll(/\.((?:\\.|[\w-])+)/g)].map(([, name = ""]) =>
    name.replaceAll(/\\(.)/g, "$1"),
  );
  const bare = plain.replaceAll(/\\./g, "_");
  const asksTags = [...bare.matchAll(/(?:^|[\s>+~])([a-z][\w-]*)/gi)].map(([, name = ""]) => name);
  return asksClasses.every((name) => classes.has(name)) && asksTags.every((name) => canBeThere(name, tags));
}

/** Says whether anything stands where the selector asks for it. */
function hasPlace(selector: string, { places }: DocumentNames): boolean {
  const plain = withoutBrackets(selector).replaceAll(/(?<!\\)::?[\w-]+/g, "");
  return !places || UNREAD.test(plain) || isPlaced(plain, places);
}

function withoutBrackets(selector: string): string {
  return selector.replaceAll(ATTRIBUTES, "").replaceAll(NESTED, "").replaceAll(TOLD_WHICH, "");
}

/** A tag with a capital, such as `linearGradient`, is read by its letters in a drawing and as small ones elsewhere. */
function canBeThere(tag: string, tags: Set<string>): boolean {
  return /[A-Z]/.test(tag) || ALWAYS.has(tag) || tags.has(tag);
}

/**
 * Writes the initial value in the place of each registered property that nothing in the document sets. Tailwind registers
 * a property for whatever several of its classes may set together, and most documents use only one of these.
 */
function writeOutUnset(sheet: Root) {
  const initial = new Map<string, string | undefined>();
  sheet.walkAtRules("property", ({ params, nodes }) => {
    const given = nodes?.find((node) => node.type === "decl" && node.prop === "initial-value");
    initial.set(params, given?.type === "decl" ? given.value : undefined);
  });
  sheet.walkDecls(/^--/, ({ prop, parent }) => {
    const isFallback = parent?.type === "rule" && parent.selector.startsWith("*");
    if (!isFallback) initial.delete(prop);
  });
  sheet.walkDecls((declaration) => {
    declaration.value = declaration.value.replaceAll(VALUE_READ, (whole, name, fallback) => {
      return initial.has(name) ? (initial.get(name) ?? fallback ?? whole) : whole;
    });
  });
}

/** Takes out custom properties that nothing reads, and says how many; one of them may have been all that read another. */
function dropUnread(sheet: Root): number {
  const read = readIn(sheet);
  let dropped = 0;
  sheet.walkDecls(/^--/, (declaration) => {
    if (read.has(declaration.prop)) return;
    declaration.remove();
    dropped += 1;
  });
  sheet.walkAtRules("property", (rule) => {
    if (read.has(rule.params)) return;
    rule.remove();
    dropped += 1;
  });
  return dropped;
}

/** The custom properties that are named anywhere but where they are set: in values, transitions and `@container style()`. */
function readIn(sheet: Root): Set<string> {
  const read = new Set<string>();
  sheet.walkDecls(({ prop, value }) => {
    for (const [name] of value.matchAll(PROPERTY_NAME)) if (name !== prop) read.add(name);
  });
  sheet.walkAtRules(({ name: rule, params }) => {
    if (rule !== "property") for (const [name] of params.matchAll(PROPERTY_NAME)) read.add(name);
  });
  return read;
}

function dropEmpty(container: Container) {
  for (const node of [...(container.nodes ?? [])]) {
    if (node.type !== "rule" && node.type !== "atrule") continue;
    if (!node.nodes) continue;
    dropEmpty(node);
    if (node.nodes.length === 0) node.remove();
  }
}
