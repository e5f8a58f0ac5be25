import { readFile } from "node:fs/promises";
import path from "node:path";
import type { LinkedPdf } from "../handout/link.ts";
import { readPdf } from "../handout/pdf.ts";
import type { Log } from "../log.ts";
import { type BuildFolders, HANDOUTS_FILE, handoutsSchema } from "./manifest.ts";
import { VIEWED_POLICY } from "./policy.ts";
import { type StoredDocument, variantsOf } from "./stored.ts";

/** A PDF that a build printed, the page that it is `of`, and what that page says of it. */
type LoadedPdf = { of: string; link: LinkedPdf; stored: StoredDocument };

/**
 * Reads the PDFs that a build printed; one without a browser has none. A PDF that cannot be read is logged and left out. It
 * is long, so it is not compressed as far as it goes.
 */
export async function loadPdfs({ made, kept }: BuildFolders, log: Log): Promise<LoadedPdf[]> {
  const list = await readFile(path.join(made, HANDOUTS_FILE), "utf8").catch(() => "[]");
  const found = handoutsSchema.parse(JSON.parse(list)).map(async ({ of, file }): Promise<LoadedPdf[]> => {
    const pdf = await readFile(path.join(made, file)).catch(() => null);
    const facts = pdf && readPdf(pdf);
    const address = `${of}.pdf`;
    if (!facts) {
      log("handout-not-offered", { path: address, reason: pdf ? "damaged" : "missing" });
      return [];
    }
    const name = address.slice(1).replaceAll("/", "-");
    const variants = await variantsOf(pdf, "quick", kept);
    const stored = { type: "application/pdf", policy: VIEWED_POLICY, name, variants };
    return [{ of, link: { path: address, bytes: pdf.byteLength, facts }, stored }];
  });
  return (await Promise.all(found)).flat();
}
