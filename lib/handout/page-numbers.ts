import { openPdf, type PdfObjects, reference } from "./pdf-objects.ts";

/** The list of a handout's parts; see `components/page/paper-contents.tsx`. */
const PARTS = /<nav aria-label="Parts".*?<\/nav>/s;

const LINK = /<a href="#([^"]+)">[^<]*<\/a>/g;

/** On which page of a PDF each place lies that a link within it leads to, by its id. */
export function pagesOfAnchors(bytes: Buffer): Map<string, number> {
  const pdf = openPdf(bytes);
  if (!pdf) return new Map();
  const catalog = pdf.object(reference(pdf.trailer, "Root"));
  const pages = leavesOf(reference(catalog, "Pages"), pdf);
  const places = pdf.object(reference(catalog, "Dests")).matchAll(/\/([^\s/[\]]+)\s*\[(\d+) \d+ R/g);
  return new Map([...places].map(([, id = "", page = ""]) => [id, pages.indexOf(page) + 1]));
}

/** Writes behind each part of a handout on which page it begins. A part that no page is known of stays as it is. */
export function withPageNumbers(html: string, pages: Map<string, number>): string {
  const numbered = (link: string, id: string) => {
    const page = pages.get(id);
    return page ? `${link}<span>${page}</span>` : link;
  };
  return html.replace(PARTS, (list) => list.replaceAll(LINK, numbered));
}

/** The numbers of the objects that are pages, in reading order. */
function leavesOf(number: string | undefined, pdf: PdfObjects): string[] {
  const children = /\/Kids\s*\[([^\]]*)\]/.exec(pdf.object(number))?.[1];
  if (children === undefined) return number === undefined ? [] : [number];
  return [...children.matchAll(/(\d+) \d+ R/g)].flatMap(([, child]) => leavesOf(child, pdf));
}
