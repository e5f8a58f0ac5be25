import { type TreesPlace, treesIn } from "../content/kept-trees.ts";
import { keepTrees } from "../content/parse.ts";
import { type CheckedSite, showContent } from "../content/shown.ts";
import type { Workshop } from "../documents/make.ts";
import { workshopOf } from "../documents/workshop.ts";
import { pageAsker } from "../server/ask-page.ts";
import { startNext } from "../server/next-app.ts";
import type { Settings } from "../settings.ts";

/** The program of a build, with this content shown: what documents are made with. `close` when all are made. */
export async function openWorkshop(
  { buildDir, siteUrl, port }: Settings,
  root: string,
  { content, trees }: { content: CheckedSite; trees: TreesPlace },
): Promise<{ workshop: Workshop; close: () => Promise<void> }> {
  keepTrees(treesIn(trees));
  showContent(content);
  const next = await startNext({ dir: root, port });
  try {
    return { workshop: await workshopOf(buildDir, pageAsker(next.handler, siteUrl)), close: next.close };
  } catch (error) {
    await next.close();
    throw error;
  }
}
