import { z } from "zod";

/** The file in the build directory that says which documents there are and where their HTML lies. */
export const MANIFEST_FILE = "documents.json";

/** Each document's address and its file, relative to the build directory. Written by the adapter, read by the server. */
export const manifestSchema = z.array(z.object({ path: z.string().startsWith("/"), file: z.string().min(1) }));

/** The file in the build directory that says which PDFs of handouts there are. Written by the build where it finds a browser. */
export const HANDOUTS_FILE = "handouts.json";

/** Each handout's PDF, relative to the build directory, and the address of the page it is `of`. */
export const handoutsSchema = z.array(z.object({ of: z.string().startsWith("/"), file: z.string().min(1) }));

export type Handouts = z.output<typeof handoutsSchema>;

/** The file in the build directory that holds the page with script, as it is before its stamp is put in. */
export const SCRIPTED_FILE = "scripted-page.html";

/** How the build calls the page for an address where nothing is. It is listed, but not served at this address. */
export const NOT_FOUND_PATH = "/404";

export type Manifest = z.output<typeof manifestSchema>;

/** The one public page whose form is better with script; every other page is a document. */
export const SCRIPTED_PATH = "/consultation";
