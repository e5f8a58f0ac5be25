import path from "node:path";
import { closest } from "./closest.ts";
import { YAML_FILES } from "./files.ts";
import type { Site } from "./site.ts";

/** Every file that the check reads, as its problems name them. */
export function filesOf(site: Pick<Site, "pages" | "broken">): string[] {
  const pages = [...site.pages, ...site.broken].map((page) => page.file);
  return [...YAML_FILES.map((name) => `content/${name}`), ...pages];
}

/** The file that somebody most likely meant by a name that none has. */
export function nearestTo(name: string, files: string[]): string | undefined {
  const last = (file: string) => path.basename(file).replace(/\.\w+$/, "");
  const near = closest(last(name), files.map(last));
  return files.find((candidate) => last(candidate) === near);
}

/** Says whether somebody meant a file: by its path or its folder's, from here or from the root, or by its last parts. */
export function isNamed(file: string, name: string, contentDir: string): boolean {
  const given = path.resolve(name);
  const place = path.join(contentDir, path.relative("content", file));
  if (place === given || place.startsWith(given + path.sep)) return true;
  if (file.startsWith(`content/${path.normalize(name).replace(/\/$/, "")}/`)) return true;
  return [name, `${name}.mdx`].some((end) => `/${file}`.endsWith(`/${path.normalize(end)}`));
}
