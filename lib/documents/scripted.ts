import { type DefaultTreeAdapterTypes, parse, serialize, defaultTreeAdapter as tree } from "parse5";
import { LOADER, START_ID } from "./loader.ts";
import { forgetStyle, readInlineScript, type StartData, writeStartData } from "./start-data.ts";
import { attributesOf, elementAt, keepFirstEmptyLine, namesIn } from "./strip.ts";
import type { DocumentNames } from "./used-style.ts";

type Parent = DefaultTreeAdapterTypes.ParentNode;
type Element = DefaultTreeAdapterTypes.Element;

/** What the page's style is cut down to, from the whole style sheet, the names in the page, and the addresses of its scripts. */
export type StyleFor = (css: string, names: DocumentNames, scripts: string[]) => string;

/**
 * Turns the HTML that Next renders for a page with script into one whose script starts after the first paint.
 *
 * Scripts and the links that fetch them ahead are taken out. What they would have done stands as data at the end of the
 * page, beside a loader that is the same in every page. The rest stays as React wrote it, since React takes it over, but
 * for the style: that is cut down to what the page can use, and is not told a second time in the data.
 *
 * Browsers without modules would need one script more, and do not get it: they keep the form that works without script.
 * Throws when Next wrote something that the loader cannot start.
 */
export function toScriptedPage(html: string, styleFor: StyleFor): string {
  const document = parse(html, { scriptingEnabled: false });
  const data: StartData = { scripts: [], runtime: undefined, flight: [] };
  const styles: Element[] = [];
  sortOut(document, data, styles);
  const names = namesIn(document);
  for (const style of styles) {
    const css = textOf(style);
    forgetStyle(css, data);
    style.childNodes = [];
    tree.insertText(style, styleFor(css, names, data.scripts));
  }
  const body = elementAt(document, "html", "body");
  putScript(
    body,
    [
      { name: "type", value: "application/json" },
      { name: "id", value: START_ID },
    ],
    writeStartData(data),
  );
  putScript(body, [], LOADER);
  return serialize(document, { scriptingEnabled: false });
}

/** Takes the scripts out from below a node and into the data, and collects the styles. */
function sortOut(parent: Parent, data: StartData, styles: Element[]): void {
  for (const node of [...parent.childNodes].filter(tree.isElementNode)) {
    sortOut(node, data, styles);
    if (node.tagName === "style") styles.push(node);
    if (isFetchedAhead(node)) tree.detachNode(node);
    if (node.tagName === "script" && attributesOf(node).type !== "application/ld+json") {
      readScript(node, data);
      tree.detachNode(node);
    }
  }
  keepFirstEmptyLine(parent);
}

function isFetchedAhead(element: Element): boolean {
  const { rel, as } = attributesOf(element);
  return element.tagName === "link" && (rel === "modulepreload" || (rel === "preload" && as === "script"));
}

function readScript(script: Element, data: StartData): void {
  const { src, nomodule } = attributesOf(script);
  if (nomodule !== undefined) return;
  if (src === undefined) readInlineScript(textOf(script), data);
  else if (!data.scripts.includes(src)) data.scripts.push(src);
}

function putScript(parent: Element, attributes: Element["attrs"], text: string): void {
  const script = tree.createElement("script", parent.namespaceURI, attributes);
  tree.insertText(script, text);
  tree.appendChild(parent, script);
}

function textOf(element: Element): string {
  return element.childNodes.map((node) => (tree.isTextNode(node) ? node.value : "")).join("");
}
