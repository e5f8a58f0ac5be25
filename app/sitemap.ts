import type { MetadataRoute } from "next";
import { FORM_PATH } from "@/lib/consultation/schema";
import { listAddresses } from "@/lib/content/pages";
import { settings } from "@/lib/settings";

export const dynamic = "force-dynamic";

/** Every page a search engine may show, with the day its text was last changed or reviewed. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const { siteUrl } = settings();
  const pages = (await listAddresses()).map(({ path, changed }) => ({ url: siteUrl + path, lastModified: changed }));
  return [...pages, { url: siteUrl + FORM_PATH }];
}
