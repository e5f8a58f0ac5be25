import { z } from "zod";
import { FORM_PATH } from "../consultation/schema.ts";

/** The file in the build directory that says which documents there are. It is written when all of them are there. */
export const MANIFEST_FILE = "documents.json";

/** Each document's address, its type, and its file, relative to the build directory. */
export const manifestSchema = z.array(
  z.object({ path: z.string().startsWith("/"), type: z.string().min(1), file: z.string().min(1) }),
);

export type Manifest = z.output<typeof manifestSchema>;

/** The file in the build directory that says which PDFs of handouts there are. Written by the build where it finds a browser. */
export const HANDOUTS_FILE = "handouts.json";

/** Each handout's PDF, relative to the build directory, and the address of the page it is `of`. */
export const handoutsSchema = z.array(z.object({ of: z.string().startsWith("/"), file: z.string().min(1) }));

export type Handouts = z.output<typeof handoutsSchema>;

/** The one public page whose form is better with script; every other page is a document. */
export const SCRIPTED_PATH = FORM_PATH;
