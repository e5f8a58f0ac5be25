import { access, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { innerPage, openingPage, shortName } from "./page-templates.ts";
import { takenPaths, wholeArticlePath } from "./routes.ts";
import { addressOf, type Site } from "./site.ts";

/** `note` says what somebody should look at, such as a name that had to be shortened. */
type NewPageResult = { ok: true; files: string[]; note?: string } | { ok: false; reason: string };

/** A topic and a page's name, each in small letters with hyphens, as in `achilles-tendon-rupture/recovery`. */
const ADDRESS = /^([a-z0-9]+(?:-[a-z0-9]+)*)\/([a-z0-9]+(?:-[a-z0-9]+)*)$/;

/**
 * Writes a new page with every part it needs, for a writer to fill in. The check objects only to the words to fill in.
 *
 * `address` is `<topic>/<page>`. In a new topic its opening page is written too. A file that exists is left alone, and an
 * address that the site or another page has is refused.
 */
export async function createPage(
  address: string,
  contentDir: string,
  site: Site,
  today: string,
): Promise<NewPageResult> {
  const [, topic, name] = ADDRESS.exec(address) ?? [];
  if (topic === undefined || name === undefined) {
    return {
      ok: false,
      reason: "Name the page like this: achilles-tendon-rupture/recovery (small letters and hyphens)",
    };
  }
  if (await exists(path.join(contentDir, topic, `${name}.mdx`))) {
    return { ok: false, reason: `content/${topic}/${name}.mdx exists already. Open that file, or choose another name` };
  }
  const isNewTopic = topic !== "clinic" && !(await exists(path.join(contentDir, topic, "index.mdx")));
  const names = isNewTopic && name !== "index" ? ["index", name] : [name];
  const taken = names.map((file) => addressOf(topic, file).path).find((wanted) => isTaken(wanted, topic, site));
  if (taken) return { ok: false, reason: `The site has a page at ${taken} already. Choose another name` };
  const folder = topic === "clinic" ? null : topic;
  const last = Math.max(0, ...site.pages.filter((page) => page.topic === folder).map((page) => page.meta.order));
  await mkdir(path.join(contentDir, topic), { recursive: true });
  for (const file of names) {
    const text = file === "index" ? openingPage(topic, today) : innerPage(topic, file, last + 1, today);
    await writeFile(path.join(contentDir, topic, `${file}.mdx`), text, { flag: "wx" });
  }
  const files = names.map((file) => `content/${topic}/${file}.mdx`);
  const short = shortName(name);
  if (name === "index" || short.full === short.shown) return { ok: true, files };
  const note = `“${short.full}” is too long for navigation, which now says “${short.shown}”. Change it after “short:” if other words are clearer`;
  return { ok: true, files, note };
}

/** True for an address that another page has, and for one that the site makes by itself. */
function isTaken(wanted: string, topic: string, site: Site): boolean {
  const pages = [...site.pages, ...site.broken].map((page) => page.path);
  return [...takenPaths(site), wholeArticlePath({ name: topic }), ...pages].includes(wanted);
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
