import { currentSite } from "./pages.ts";
import { linkTo, readablePages, topicsOf } from "./routes.ts";
import type { Clinic, PageLink } from "./schema.ts";

/** What the header and the footer of every page show: the clinic, its topics, and its own pages. */
export async function navigation(): Promise<{ clinic: Clinic; topics: PageLink[]; clinicPages: PageLink[] }> {
  const { site, clinic } = await currentSite();
  return {
    clinic,
    topics: topicsOf(site).map((topic) => linkTo(topic.opening)),
    clinicPages: readablePages(site)
      .filter((page) => page.topic === null && page.path !== "/")
      .map(linkTo),
  };
}
