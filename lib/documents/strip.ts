import { type DefaultTreeAdapterTypes, parse, serialize, defaultTreeAdapter as tree } from "parse5";

import { tellAddressesOnce } from "./addresses.ts";
import { placesIn } from "./places.ts";
import { rememberedStyle } from "./remembered-style.ts";
import type { DocumentNames } from "./used-style.ts";

type Parent = DefaultTreeAdapterTypes.ParentNode;
type Element = DefaultTreeAdapterTypes.Element;

/** Attributes that React uses to tell its style sheets apart; nothing else reads them. */
const REACT_STYLE_ATTRIBUTES = ["data-precedence", "data-href", "nonce"];

/** What React's server renderer leaves in the page for its script to move into place later. */
const WAITING_PART = /^[BPS]:[0-9a-f]+$/;

/**
 * Turns the HTML that Next renders into a document that needs no script: what the reader sees stays, everything that
 * only the browser runtime reads goes, and the style that the page uses stands once, in the head, so that one hash covers it.
 * Links whose address paper need not tell again are marked.
 *
 * A page that brings no style of its own gets what it uses of the site's `style`.
 *
 * The work is done on the tree of a real HTML parser (parse5 follows the HTML standard), because a search for tags in
 * the text would one day cut a sentence that talks about tags. Doing it twice changes nothing. Structured data
 * (`application/ld+json`) is not script and stays.
 *
 * Throws when the result could not work under a document's content security policy: a `style` attribute, an event
 * handler, a linked style sheet, a part of the page that waits for a script to be put in place, or a whole page that does.
 */
export function toDocument(html: string, style: string): string {
  const document = parse(html, { scriptingEnabled: false });
  const styles: string[] = [];
  clean(document, styles);
  tellAddressesOnce(document);

  const head = elementAt(document, "html", "head");
  if (styles.length === 0) styles.push(style);
  if (styles.some((text) => text !== "")) {
    const { css, classes } = rememberedStyle(styles.join(""), { ...namesIn(document), places: placesIn(document) });
    rename(document, classes);
    if (css !== "") putStyle(head, css);
  }
  return serialize(document, { scriptingEnabled: false });
}

/** Removes what a document does not need from below one node and moves the text of its styles into the list. */
function clean(parent: Parent, styles: string[]): void {
  for (const node of [...parent.childNodes]) {
    if (tree.isCommentNode(node)) tree.detachNode(node);
    if (!tree.isElementNode(node)) continue;
    if (node.tagName === "style") styles.push(styleText(node));
    clean(node.tagName === "template" && "content" in node ? node.content : node, styles);
    if (isLeftover(node)) tree.detachNode(node);
    else refuse(node);
    // React writes an empty address for a form that is sent to its own page; HTML has no such thing, and means the same.
    node.attrs = node.attrs.filter(({ name, value }) => !(name === "action" && value === ""));
  }
  keepFirstEmptyLine(parent);
}

/** Says whether an element serves only React, Next or the collected style. Its children are already clean. */
function isLeftover(element: Element): boolean {
  const { rel, as, name = "", type, hidden } = attributesOf(element);
  switch (element.tagName) {
    case "script":
      return type !== "application/ld+json";
    case "style":
      return true;
    case "link":
      return rel === "modulepreload" || rel === "expect" || (rel === "preload" && as === "script");
    case "meta":
      return name.startsWith("next-");
    case "div":
      return hidden !== undefined && element.attrs.length === 1 && element.childNodes.length === 0;
    default:
      return false;
  }
}

/** Throws when an element cannot work in a document. The message names it, for whoever wrote the component. */
function refuse(element: Element): void {
  const attributes = attributesOf(element);
  for (const name of Object.keys(attributes)) {
    if (name === "style" || name.startsWith("on")) {
      throw new Error(
        `<${element.tagName} ${name}="…"> cannot stand in a document: its content security policy blocks it`,
      );
    }
  }
  if (element.tagName === "link" && attributes.rel === "stylesheet") {
    throw new Error("A document carries its style inside, but this one links a style sheet");
  }
  if (attributes.id === "__next_error__") throw new Error("Next left this page for its script to render");
  if (WAITING_PART.test(attributes.id ?? "") && (element.tagName === "template" || attributes.hidden !== undefined)) {
    throw new Error("A part of this page waits for a script (Suspense or loading.tsx); a document has none");
  }
}

/** The text of a style element. Throws on attributes such as `media` that would be lost when styles are joined. */
function styleText(element: Element): string {
  const kept = element.attrs.filter(({ name }) => !REACT_STYLE_ATTRIBUTES.includes(name));
  if (kept.length > 0) throw new Error(`A document's <style> takes no attribute, but one has ${kept[0]?.name}`);
  return element.childNodes.map((node) => (tree.isTextNode(node) ? node.value : "")).join("");
}

/** Puts the one style at the end of the head, where it is read before anything is painted. */
function putStyle(head: Element, text: string): void {
  const style = tree.createElement("style", head.namespaceURI, []);
  tree.insertText(style, text);
  tree.appendChild(head, style);
}

/** Gives classes the names that they have in the style, and takes out those that it does not ask for. */
function rename(parent: Parent, classes: Map<string, string>): void {
  for (const node of parent.childNodes.filter(tree.isElementNode)) {
    const attribute = node.attrs.find(({ name }) => name === "class");
    if (attribute)
      attribute.value = attribute.value
        .split(/\s+/)
        .flatMap((name) => classes.get(name) ?? [])
        .join(" ");
    node.attrs = node.attrs.filter(({ name, value }) => name !== "class" || value !== "");
    rename(node, classes);
  }
}

/** Keeps an empty first line: a parser drops one line break after these start tags, so writing it out needs one more. */
export function keepFirstEmptyLine(parent: Parent): void {
  const first = parent.childNodes[0];
  if (!("tagName" in parent) || !["pre", "textarea", "listing"].includes(parent.tagName)) return;
  if (first && tree.isTextNode(first) && first.value.startsWith("\n")) first.value = `\n${first.value}`;
}

/** The tags and classes of everything below a node. */
export function namesIn(
  parent: Parent,
  names: DocumentNames = { tags: new Set(), classes: new Set(), hasTypedFields: false },
): DocumentNames {
  for (const node of parent.childNodes.filter(tree.isElementNode)) {
    names.tags.add(node.tagName);
    if (isTypedField(node)) names.hasTypedFields = true;
    for (const name of attributesOf(node).class?.split(/\s+/) ?? []) names.classes.add(name);
    namesIn(node, names);
  }
  return names;
}

function isTypedField(element: Element): boolean {
  if (element.tagName === "input") return !/^(?:radio|checkbox|hidden)$/.test(attributesOf(element).type ?? "");
  return element.tagName === "textarea" || element.tagName === "select";
}

/** The attributes of an element by name. */
export function attributesOf(element: Element): Record<string, string | undefined> {
  return Object.fromEntries(element.attrs.map(({ name, value }) => [name, value]));
}

/** The element below a node that is reached by these tag names. A parsed document always has html, head and body. */
export function elementAt(parent: Parent, ...names: string[]): Element {
  const [name, ...rest] = names;
  const found = parent.childNodes.filter(tree.isElementNode).find((element) => element.tagName === name);
  if (!found) throw new Error(`The page has no <${name}>`);
  return rest.length === 0 ? found : elementAt(found, ...rest);
}
