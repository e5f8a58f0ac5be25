import { type DefaultTreeAdapterTypes, defaultTreeAdapter as tree } from "parse5";

type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;

/** Marks a link whose address need not be printed behind its words; app/print.css reads it. */
const TOLD = "data-told";

/**
 * Marks the links to other sites whose address paper tells elsewhere: in the link's own words, or behind a later link to
 * the same place, since the sources stand last. Doing it twice changes nothing.
 */
export function tellAddressesOnce(document: Parent): void {
  const links = linksIn(document);
  for (const [at, { link, href }] of links.entries()) {
    const isTold = textOf(link).includes(href) || links.slice(at + 1).some((later) => later.href === href);
    link.attrs = link.attrs.filter(({ name }) => name !== TOLD);
    if (isTold) link.attrs.push({ name: TOLD, value: "" });
  }
}

/** The links to other sites, in reading order. */
function linksIn(parent: Parent): { link: Element; href: string }[] {
  return parent.childNodes.filter(tree.isElementNode).flatMap((element) => {
    const href = element.attrs.find(({ name }) => name === "href")?.value ?? "";
    return element.tagName === "a" && href.startsWith("https:") ? [{ link: element, href }] : linksIn(element);
  });
}

function textOf(parent: Parent): string {
  return parent.childNodes
    .map((node) => (tree.isTextNode(node) ? node.value : tree.isElementNode(node) ? textOf(node) : ""))
    .join("");
}
