import { type DefaultTreeAdapterTypes, defaultTreeAdapter as tree } from "parse5";

/** Where an element stands: its tag and classes, and the place of what holds it. */
type Place = { tag: string; classes: Set<string>; above: Place | undefined };

/** All places of a document, each by its name: the tags and classes from the outermost on, such as `<html><body><p.note>`. */
export type Places = Map<string, Place>;

/** One step of a selector: how it stands to the one before, and what it asks of an element. */
type Step = { isChild: boolean; tag: string | undefined; classes: string[] };

/** A space or a sign between two steps; behind a backslash it belongs to a name. */
const BETWEEN = /(?<!\\)\s*(?<!\\)([>+~])\s*|(?<!\\)\s+/;

/** So many selectors are held at once, several times as many as a style sheet of this site has. */
const MOST_HELD = 5_000;

const held = new Map<string, Step[]>();

/** Where the elements below a node stand. A document has thousands of elements and a few hundred such places. */
export function placesIn(parent: DefaultTreeAdapterTypes.ParentNode): Places {
  const places: Places = new Map();
  addPlaces(parent, "", undefined, places);
  return places;
}

function addPlaces(
  parent: DefaultTreeAdapterTypes.ParentNode,
  name: string,
  above: Place | undefined,
  places: Places,
): void {
  for (const node of parent.childNodes) {
    if (!tree.isElementNode(node)) continue;
    const written = node.attrs.find((attribute) => attribute.name === "class")?.value ?? "";
    const own = `${name}<${node.tagName} ${written}>`;
    const place = places.get(own) ?? { tag: node.tagName, classes: new Set(written.split(/\s+/)), above };
    places.set(own, place);
    addPlaces(node, own, place, places);
  }
}

/**
 * Says whether anything stands where a selector asks for it. The selector has to be free of attributes, states and
 * brackets. What stands before something in one row is not looked at.
 */
export function isPlaced(selector: string, places: Places): boolean {
  const steps = stepsOf(selector);
  return places.values().some((place) => isAt(place, steps, steps.length - 1));
}

/** Says whether a place is that of a step, and what holds it that of the steps before. */
function isAt(place: Place | undefined, steps: Step[], at: number): boolean {
  const step = steps[at];
  if (!step) return true;
  if (!place || (step.tag !== undefined && step.tag !== place.tag)) return false;
  if (!step.classes.every((name) => place.classes.has(name))) return false;
  if (at === 0 || step.isChild) return isAt(place.above, steps, at - 1);
  for (let above = place.above; above; above = above.above) if (isAt(above, steps, at - 1)) return true;
  return false;
}

/** The steps of a selector, read once: all documents are asked the same. */
function stepsOf(selector: string): Step[] {
  const known = held.get(selector);
  if (known) return known;
  if (held.size >= MOST_HELD) held.clear();
  const steps = readSteps(selector);
  held.set(selector, steps);
  return steps;
}

function readSteps(selector: string): Step[] {
  const [first = "", ...rest] = selector.trim().split(BETWEEN);
  const steps: Step[] = [{ isChild: false, ...asked(first) }];
  for (let at = 0; at < rest.length; at += 2) {
    const sign = rest[at];
    const isBeside = sign === "+" || sign === "~";
    const before = isBeside ? steps.pop() : undefined;
    steps.push({ isChild: before?.isChild ?? sign === ">", ...asked(rest[at + 1] ?? "") });
  }
  return steps;
}

function asked(step: string): Omit<Step, "isChild"> {
  const [tag = "", ...classes] = step.split(/(?<!\\)\./).map((name) => name.replaceAll(/\\(.)/g, "$1"));
  // A tag with a capital is read by its letters in a drawing, and as small ones elsewhere.
  const isAny = !/^[a-z]/.test(tag) || /[A-Z]/.test(tag);
  return { tag: isAny ? undefined : tag, classes };
}
