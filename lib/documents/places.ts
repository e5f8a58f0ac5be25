import { type DefaultTreeAdapterTypes, defaultTreeAdapter as tree } from "parse5";

/** One step of a selector: how it stands to the one before, and what it asks of an element. */
type Step = { isChild: boolean; asks: string };

/** A space or a sign between two steps; behind a backslash it belongs to a name. */
const BETWEEN = /(?<!\\)\s*(?<!\\)([>+~])\s*|(?<!\\)\s+/;

/**
 * Where the elements below a node stand: for each, the tags and classes of all that holds it, from the outermost, and its
 * own, such as `<html><body><p.note>`. A document has thousands of elements and a few hundred such places.
 */
export function placesIn(parent: DefaultTreeAdapterTypes.ParentNode, above = "", places = new Set<string>()) {
  for (const node of parent.childNodes.filter(tree.isElementNode)) {
    const classes = node.attrs.find(({ name }) => name === "class")?.value.split(/\s+/) ?? [];
    const place = `${above}<${[node.tagName, ...classes.filter(Boolean).map(plain)].join(".")}>`;
    places.add(place);
    placesIn(node, place, places);
  }
  return places;
}

/**
 * The places that a selector asks for, as an expression for `placesIn`. It has to be free of attributes, states and
 * brackets. What stands before something in one row is not looked at.
 */
export function askedPlace(selector: string): RegExp {
  const [first = "", ...rest] = selector.trim().split(BETWEEN);
  const steps: Step[] = [{ isChild: false, asks: asked(first) }];
  for (let at = 0; at < rest.length; at += 2) {
    const sign = rest[at];
    const isBeside = sign === "+" || sign === "~";
    const before = isBeside ? steps.pop() : undefined;
    steps.push({ isChild: before?.isChild ?? sign === ">", asks: asked(rest[at + 1] ?? "") });
  }
  return new RegExp(`${steps.map(({ isChild, asks }) => (isChild ? asks : `.*${asks}`)).join("")}$`);
}

function asked(step: string): string {
  const [tag = "", ...classes] = step.split(/(?<!\\)\./).map((name) => plain(name.replaceAll(/\\(.)/g, "$1")));
  // A tag with a capital is read by its letters in a drawing, and as small ones elsewhere.
  const isAny = !/^[a-z]/.test(tag) || /[A-Z]/.test(tag);
  const holds = classes.map((name) => `(?=[^>]*\\.${RegExp.escape(name)}[.>])`).join("");
  return `<${holds}${isAny ? "" : `${RegExp.escape(tag)}(?=[.>])`}[^>]*>`;
}

/** A class of Tailwind may hold the signs that part places. */
function plain(name: string): string {
  return name.replaceAll(/[<>.]/g, "_");
}
