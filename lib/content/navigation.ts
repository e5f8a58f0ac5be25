import { allTopicsLink, linkTo, namedTopics, readablePages, topicsOf } from "./routes.ts";
import { type Clinic, type PageLink, TOPICS_PATH } from "./schema.ts";
import { currentSite } from "./shown.ts";

type Navigation = { clinic: Clinic; topics: PageLink[]; clinicPages: PageLink[] };

/**
 * What the header and the footer of every page show: the clinic, its topics, and its own pages. Of many topics the first
 * are named, and after them stands the link to the page of all.
 */
export async function navigation(): Promise<Navigation> {
  const { site, clinic } = await currentSite();
  const all = allTopicsLink(site);
  const named = namedTopics(site).map((topic) => linkTo(topic.opening));
  return {
    clinic,
    topics: all ? [...named, all] : named,
    clinicPages: readablePages(site)
      .filter((page) => page.topic === null && page.path !== "/")
      .map(linkTo),
  };
}

/** What the page of all topics lists; nothing at another address, or while there are so few that there is no such page. */
export async function listTopics(path: string): Promise<PageLink[] | null> {
  if (path !== TOPICS_PATH) return null;
  const { site } = await currentSite();
  return allTopicsLink(site) ? topicsOf(site).map(({ opening }) => linkTo(opening)) : null;
}
