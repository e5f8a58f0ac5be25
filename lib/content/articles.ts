import type { DocumentHead } from "../documents/schema.ts";
import { settings } from "../settings.ts";
import { findPage } from "./pages.ts";
import { type Blocks, renderEmergencyCards, renderPage, renderWholeTopic } from "./render.tsx";
import { allTopicsLink, linkTo, wholeArticleLink } from "./routes.ts";
import { type Article, type Clinic, type EmergencyCards, type Problem, TOPICS_PATH } from "./schema.ts";
import { shareCard } from "./share.ts";
import { currentSite } from "./shown.ts";
import { pageData } from "./structured-data/page.ts";
import type { StructuredData } from "./structured-data/schema.ts";

type ArticleResult =
  | { ok: true; article: Article; data: StructuredData | null; clinic: Clinic; address: string }
  | { ok: false; file: string; problems: Problem[] };

/**
 * The rendered article at an address, the problems of its file, or nothing when no page stands there. `today`, written
 * 2026-11-20, decides whether its review is overdue. `data` is what machines are told; a handout has none, since each
 * of its pages tells its own part.
 */
export async function articleAt(path: string, blocks: Blocks, today: string): Promise<ArticleResult | null> {
  const [found, { site, clinic }] = await Promise.all([findPage(path), currentSite()]);
  if (!found) return null;
  if (found.kind === "broken") return { ok: false, file: found.file, problems: found.problems };
  const context = { site, clinic, blocks, today };
  const { siteUrl } = settings();
  if (found.kind === "whole") {
    const article = renderWholeTopic(found.topic, context, siteUrl);
    return { ok: true, article, data: null, clinic, address: siteUrl + article.path };
  }
  const article = renderPage(found.page, found.topic, context);
  const terms = found.page === site.glossary?.page ? site.glossary.terms : [];
  const data = pageData({ ...found, article, clinic, siteUrl, terms });
  return { ok: true, article, data, clinic, address: siteUrl + article.path };
}

/** The signs of an emergency as they stand above the form; nothing when no page of the site has them. */
export async function emergencyCards(blocks: Blocks, today: string): Promise<EmergencyCards | null> {
  return renderEmergencyCards({ ...(await currentSite()), blocks, today });
}

/** What browsers, search engines and those who are sent a link are told about the page at an address. */
export async function headOf(path: string): Promise<DocumentHead | null> {
  const [found, { site, clinic }] = await Promise.all([findPage(path), currentSite()]);
  if (found?.kind === "broken") return null;
  const all = path === TOPICS_PATH ? allTopicsLink(site) : undefined;
  const link = found?.kind === "whole" ? wholeArticleLink(found.topic) : found ? linkTo(found.page) : all;
  if (!link) return null;
  return {
    siteUrl: settings().siteUrl,
    title: `${link.title} – ${clinic.name}`,
    description: link.description,
    path,
    share: shareCard(link, clinic),
  };
}
