import { pdfProblem, readPdf } from "./pdf.ts";
import { type Press, type Printable, printPage } from "./print.ts";

/**
 * Makes the PDF of a handout and checks that a screen reader can read it out. The build calls it, and so does whatever
 * changes a page later. A handout that cannot be made is no reason to stop: the page then offers none.
 */
export async function makeHandout(
  page: Printable,
  press: Press,
): Promise<{ ok: true; pdf: Buffer } | { ok: false; reason: string }> {
  try {
    const pdf = await printPage(page, press);
    const problem = pdfProblem(readPdf(pdf));
    return problem === null ? { ok: true, pdf } : { ok: false, reason: problem };
  } catch (error) {
    return {
      ok: false,
      reason: error instanceof Error ? (error.message.split("\n")[0] ?? "") : "it could not be made",
    };
  }
}
