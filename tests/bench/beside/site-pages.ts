import { ARTICLE_PATH } from "../article/mdx.ts";

/** The addresses of all pages of the site that its sitemap names, but those of the bench. */
export async function pathsOfSite(origin: string): Promise<string[]> {
  const map = await (await fetch(`${origin}/sitemap.xml`)).text();
  const paths = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = ""]) => new URL(url).pathname);
  const topic = ARTICLE_PATH.split("/")[1];
  return paths.filter((path) => path.split("/")[1] !== topic);
}
