import path from "node:path";
import { z } from "zod";
import { FORM_PATH } from "../consultation/schema.ts";

/**
 * The folder of a build directory with all that was made of the content: the documents, the PDFs, and the content itself as
 * it was then. A build makes another one beside it and exchanges the two when the new one is whole.
 */
export function madeFolder(buildDir: string): string {
  return path.join(buildDir, "made");
}

/** That folder, and the one that keeps compressed bytes from one build to the next. */
export type BuildFolders = { made: string; kept: string };

/** The folder in what was made that holds the content. */
export function contentFolder(made: string): string {
  return path.join(made, "content");
}

/** The file in what was made that says which documents there are. It is written when all of them are there. */
export const MANIFEST_FILE = "documents.json";

/** Each document's address, its type, and its file, relative to that folder. */
export const manifestSchema = z.array(
  z.object({ path: z.string().startsWith("/"), type: z.string().min(1), file: z.string().min(1) }),
);

export type Manifest = z.output<typeof manifestSchema>;

/** The file there that says which PDFs of handouts there are. Written by the build where it finds a browser. */
export const HANDOUTS_FILE = "handouts.json";

/** Each handout's PDF, relative to that folder, and the address of the page it is `of`. */
export const handoutsSchema = z.array(z.object({ of: z.string().startsWith("/"), file: z.string().min(1) }));

export type Handouts = z.output<typeof handoutsSchema>;

/** The one public page whose form is better with script; every other page is a document. */
export const SCRIPTED_PATH = FORM_PATH;
