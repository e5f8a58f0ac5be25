import { readFile } from "node:fs/promises";
import path from "node:path";
import { FRAME } from "./frame.ts";
import { anchorOf, type Piece, piecesOf } from "./inline.ts";
import { ARTICLE, DESCRIPTION, type Part, SOURCES, TITLE } from "./words.ts";

/**
 * The article as a careful person would write it by hand: one file of meaningful HTML with its styles inside, light and
 * dark, and no script. It is the limit that the other ways of making the page are held against.
 */
export async function limitPage(): Promise<string> {
  const css = await readFile(path.join(import.meta.dirname, "article.css"), "utf8");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(TITLE)}</title>
<meta name="description" content="${escaped(DESCRIPTION)}">
<link rel="icon" href="data:,">
<style>
${short(css)}
</style>
</head>
<body>
<a class="skip" href="#main">${FRAME.skip}</a>
<header>
<a href="/">${FRAME.name}</a>
<nav aria-label="Site">${links(FRAME.links)}</nav>
</header>
<main id="main">
<article>
<h1>${escaped(TITLE)}</h1>
<p class="facts">${FRAME.facts}</p>
<nav aria-label="${FRAME.contents}">${links(contents())}</nav>
${ARTICLE.map(markup).join("\n")}
<h2 id="before">${FRAME.before}</h2>
<p>${FRAME.beforeText}</p>
<h2 id="sources">${FRAME.sources}</h2>
<ol>
${SOURCES.map(({ id, citation, url }) => `<li id="${id}"><a href="${url}">${escaped(citation)}</a></li>`).join("\n")}
</ol>
</article>
</main>
<footer>
<p>${FRAME.disclaimer}</p>
<nav aria-label="About this site">${links(FRAME.footer)}</nav>
</footer>
</body>
</html>
`;
}

/** Styles without what only people read in them. */
function short(css: string): string {
  return css
    .replace(/\s+/g, " ")
    .replace(/ ?([{};:,>]) ?/g, "$1")
    .replace(/;}/g, "}")
    .trim();
}

function contents(): [string, string][] {
  return ARTICLE.flatMap((part): [string, string][] =>
    part.kind === "heading" ? [[part.text, `#${anchorOf(part.text)}`]] : [],
  );
}

function links(all: readonly (readonly [string, string])[]): string {
  const items = all.map(([label, href]) => `<li><a href="${href}">${escaped(label)}</a></li>`);
  return `<ul>${items.join("")}</ul>`;
}

function markup(part: Part): string {
  switch (part.kind) {
    case "heading":
      return `<h2 id="${anchorOf(part.text)}">${escaped(part.text)}</h2>`;
    case "text":
      return `<p>${inline(part.text)}</p>`;
    case "list":
      return `<ul>\n${part.items.map((item) => `<li>${inline(item)}</li>`).join("\n")}\n</ul>`;
    case "note":
      return `<aside><h3>${escaped(part.title)}</h3>\n<p>${inline(part.text)}</p></aside>`;
  }
}

function inline(text: string): string {
  return piecesOf(text).map(written).join("");
}

function written(piece: Piece): string {
  switch (piece.kind) {
    case "plain":
      return escaped(piece.text);
    case "strong":
      return `<strong>${escaped(piece.text)}</strong>`;
    case "link":
      return `<a href="${piece.href}">${escaped(piece.text)}</a>`;
    case "cite":
      return `<sup><a href="#${piece.id}">${SOURCES.findIndex(({ id }) => id === piece.id) + 1}</a></sup>`;
  }
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
}
