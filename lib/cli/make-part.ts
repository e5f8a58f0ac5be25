import path from "node:path";
import { CHANGED_MEANWHILE, fingerprintOf } from "../content/fingerprint.ts";
import { readContent } from "../content/read-content.ts";
import { withClinic } from "../content/shown.ts";
import { readSite } from "../content/site.ts";
import { makeDocuments } from "../documents/build.ts";
import { readSettings } from "../settings.ts";
import type { ApartOutcome, ApartTask } from "./make-apart.ts";
import { openWorkshop } from "./open-workshop.ts";

/* Makes a part of the documents of a site: what `helperFor` has done by another process. */

const root = path.resolve(import.meta.dirname, "../..");

// Also when the build has ended otherwise: nobody may write into the folder of the next one.
process.once("disconnect", () => process.exit());

process.once("message", async (task: ApartTask) => {
  const outcome = await makePart(task).catch((error: Error) => ({ ok: false as const, reason: error.message }));
  process.send?.(outcome, () => process.disconnect());
});

async function makePart({ addresses, made, trees, fingerprint }: ApartTask): Promise<ApartOutcome> {
  const read = readSettings(process.env);
  if (!read.ok) return read;
  const content = await readContent(read.settings.contentDir, (folder) => readSite(folder, "as-asked"));
  if (!content.ok) return content;
  if (fingerprintOf(content.site) !== fingerprint) return { ok: false, reason: CHANGED_MEANWHILE };
  const { workshop, close } = await openWorkshop(read.settings, root, { content: withClinic(content.site), trees });
  const manifest = await makeDocuments(addresses, workshop, { made });
  await close();
  return { ok: true, manifest };
}
