type Parts = { title?: string; catalog?: string; pages?: number; kids?: string; objects?: string[] };

/**
 * The bytes of a PDF as a browser writes one, with nothing on its pages. All but the number of pages is in PDF's own
 * notation: the entries of its title and its catalog, the pages in its list, and its objects from the fourth on.
 */
export function pdfOf({
  title = "/Title (A page)",
  catalog = TAGGED,
  pages = 2,
  kids = "",
  objects: rest = STRUCTURE,
}: Parts = {}): Buffer {
  const objects = [
    `<<${title}\n/Creator (A browser)>>`,
    `<</Type /Catalog\n/Pages 3 0 R\n${catalog}>>`,
    `<</Type /Pages\n/Count ${pages}\n/Kids [${kids}]>>`,
    ...rest,
  ];
  let text = "%PDF-1.4\n";
  const entries = objects.map((object, at) => {
    const place = String(text.length).padStart(10, "0");
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${place} 00000 n \n`;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries.join("")}`;
  text += `trailer\n<</Size ${objects.length + 1}\n/Root 2 0 R\n/Info 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}

const TAGGED = "/MarkInfo <</Type /MarkInfo\n/Marked true>>\n/StructTreeRoot 4 0 R\n/Lang (en)";

const STRUCTURE = ["<</Type /StructTreeRoot\n/K 5 0 R>>", "<</Length 9>> stream\n/Count 77\nendstream"];
