import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

const setSchema = z.array(z.object({ text: z.string(), expect: z.enum(["error", "pass"]) }));

/** A sentence with its label: `error` for a claim that outruns what is known, `pass` for an honest one. */
export type Labelled = z.infer<typeof setSchema>[number];

/** The sentences of every set in a folder, set by set in the order of their names. */
export async function readLabelled(folder: string): Promise<Labelled[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).toSorted();
  const sets = await Promise.all(
    names.map(async (name) => setSchema.parse(JSON.parse(await readFile(path.join(folder, name), "utf8")))),
  );
  return sets.flat();
}
