import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { readFrontMatter } from "./front-matter.ts";

/**
 * The files of the pages whose next review was due before a day. A build is made anew when this list changes, so that a
 * page says it is overdue although nobody has touched it. Pages that cannot be read are left to the check.
 */
export async function overdueFiles(contentDir: string, today: string): Promise<string[]> {
  const names = await readdir(contentDir, { recursive: true }).catch(() => []);
  const overdue: string[] = [];
  for (const name of names.filter((file) => file.endsWith(".mdx")).toSorted()) {
    const text = await readFile(path.join(contentDir, name), "utf8");
    const meta = readFrontMatter(name, text);
    if (meta.ok && meta.value.reviewed && meta.value.reviewed.next < today) overdue.push(name);
  }
  return overdue;
}
