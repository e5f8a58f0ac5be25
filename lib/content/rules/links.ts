import { toString as textOf } from "mdast-util-to-string";
import { closest } from "../closest.ts";
import { nodesIn } from "../nodes.ts";
import { isBlock, placeOf } from "../outline.ts";
import type { Page } from "../page.ts";
import { addressesOf, FRAME_ANCHORS, readablePages } from "../routes.ts";
import type { Problem } from "../schema.ts";
import type { Site } from "../site.ts";
import { pageError, type Rule } from "./rule.ts";

const NO_WORDS =
  "This link has no words, so nobody can see or choose it. Write them in the square brackets: [About us](/about)";

/** Links lead somewhere: to a page of this site, to a heading that exists, or to a full https address. */
export const links: Rule = (page, site) => {
  const addresses = addressesOf(site);
  const problems: Problem[] = [];
  for (const node of nodesIn(page.tree)) {
    if (node.type !== "link" && node.type !== "definition") continue;
    const message = objection(node.url, page, site, addresses);
    const hasWords = node.type === "definition" || textOf(node).trim() !== "" || node.children.some(isBlock);
    if (!hasWords) problems.push(pageError(page, "link", placeOf(node), NO_WORDS));
    if (message) problems.push(pageError(page, "link", placeOf(node), message));
  }
  return problems;
};

function objection(url: string, page: Page, site: Site, addresses: Set<string>): string | undefined {
  if (/^https:\/\/[^/\s]+\.[^/\s]+/.test(url) || /^(mailto|tel):\S+$/.test(url)) return undefined;
  if (url.startsWith("#")) return anchorObjection(url.slice(1), page);
  return objectionToAddress(url, site, addresses);
}

/** Why an address cannot stand for a page of this site, or for a place within one; nothing when it can. */
export function objectionToAddress(url: string, site: Site, addresses: Set<string>): string | undefined {
  if (!url.startsWith("/") || url.startsWith("//")) {
    return `The link “${url}” cannot be used. Write a page of this site, like /about, or a full address that starts with https://`;
  }
  const [path = "", anchor] = url.split("#");
  if (!addresses.has(path)) {
    const near = closest(path, [...addresses]);
    const hint = near ? `Did you mean ${near}? ` : "";
    return `There is no page “${path}” on this site. ${hint}Correct the address, or take the link out`;
  }
  if (anchor === undefined || FRAME_ANCHORS.has(anchor)) return undefined;
  const target = readablePages(site).find((other) => other.path === path);
  if (target) return anchorObjection(anchor, target);
  const isBroken = site.broken.some((other) => other.path === path);
  return isBroken ? undefined : `A link to ${path} cannot lead to a place within it. Write ${path} alone`;
}

function anchorObjection(anchor: string, target: Page): string | undefined {
  if (target.anchors.has(anchor)) return undefined;
  const known = [...target.anchors].map((id) => `#${id}`).join(", ");
  return `There is no heading “#${anchor}” on ${target.path}. Its headings are: ${known || "none"}`;
}
