import type { PdfFacts } from "./pdf.ts";

/** What a page that is also a handout holds where the link to its PDF is to stand; see `components/page/article-page.tsx`. */
const PLACE = /<p data-handout=""( class="[^"]*")?><\/p>/;

/** A PDF that a page leads to. */
export type LinkedPdf = { path: string; bytes: number; facts: PdfFacts };

/** Says whether a document is also a handout. */
export function isHandout(html: string): boolean {
  return PLACE.test(html);
}

/**
 * Puts the link to a handout's PDF into its page, with the size and the number of pages of the very file, or takes its
 * place out when there is no PDF.
 *
 * The page is made before the PDF, which is printed from it, so no page can name these figures when it is rendered. They
 * are added when a document is put into memory: only then both exist, and whatever is served agrees with the file.
 */
export function withLinkToPdf(html: string, pdf: LinkedPdf | undefined): string {
  if (!pdf) return html.replace(PLACE, "");
  const { pages } = pdf.facts;
  const size = `PDF, ${pages} ${pages === 1 ? "page" : "pages"}, ${sizeInWords(pdf.bytes)}`;
  return html.replace(
    PLACE,
    (_, attributes = "") => `<p${attributes}><a href="${pdf.path}">Print it, or keep it</a> (${size})</p>`,
  );
}

/** The size of a file as people read it: 210 KB, 1.2 MB. */
function sizeInWords(bytes: number): string {
  const kilobytes = Math.ceil(bytes / 1000);
  return kilobytes < 1000 ? `${kilobytes} KB` : `${(kilobytes / 1000).toFixed(1)} MB`;
}
