import type { MDXComponents } from "mdx/types";
import type { ReactNode } from "react";
import { keepPart, type PagePart, type Placement, partOf, placeWithin, refuseCode, unravel } from "./annotate.ts";
import { copyOf } from "./copy.ts";
import { elementsOf } from "./elements.ts";
import { lawFor } from "./notices/of-clinic.ts";
import { invitesOnTopicPages } from "./notices/schema.ts";
import { anchorsOf, attributeOf, type BlockNode, citationsOf, emergencyCardsIn, isBlock } from "./outline.ts";
import type { Page } from "./page.ts";
import { scoresOf } from "./ratings/scores.ts";
import { reviewOf, reviewOfAll } from "./review-state.ts";
import { handoutPages, linkTo, type Topic, topicsOf, wholeArticleLink } from "./routes.ts";
import type {
  Article,
  BlockContext,
  Clinic,
  EmergencyCards,
  Handout,
  NumberedSource,
  PageLink,
  StudyCard,
} from "./schema.ts";
import type { Site } from "./site.ts";

/** Makes the look of each block for one page; `components/mdx` exports it and a route passes it in. */
export type Blocks = (context: BlockContext) => MDXComponents;

/** What a page is rendered with; `today`, written 2026-11-20, decides whether a review is overdue. */
type Context = { site: Site; clinic: Clinic; blocks: Blocks; today: string };

/**
 * Renders one page of a topic, or one of the clinic's own pages.
 *
 * The page must have passed its check. Code in it is refused all the same: see `refuseCode`.
 */
export function renderPage(page: Page, topic: Topic | null, context: Context): Article {
  const cited = new Map<string, number>();
  const numbers = numberSources([page]);
  const reviewed = reviewOf(page, context.site.sources, context.today);
  const law = lawFor(context.site, context.clinic);
  const invites = topic === null || invitesOnTopicPages(context.clinic.jurisdiction);
  const components = context.blocks({
    clinic: context.clinic,
    numbers,
    sources: context.site.sources,
    contents: topic ? linksOf(topic).slice(1) : [],
    isApproved: reviewed.state === "signed",
    invites,
    isHandout: false,
    status: law.status,
  });
  const terms = context.site.glossary?.byName;
  const body = renderPart("rest", page, components, { prefix: "", deeper: 0, cited, terms });
  const order = topic ? linksOf(topic) : [];
  const at = order.findIndex((link) => link.path === page.path);
  return {
    path: page.path,
    title: page.meta.title,
    written: page.meta.written,
    reviewed,
    alert: renderAlert(page, components),
    body,
    sections: anchorsOf(page.tree).flatMap(({ level, id, text }) => (level === 2 ? [{ id, title: text }] : [])),
    sources: sourcesIn(context.site, numbers, { cited, cards: studyCardsIn(page, "") }),
    notice: topic ? law.notice : [],
    invites,
    scores: topic && page === topic.opening ? scoresOf(topic, context.site.scores) : undefined,
    topic: topic ? topicSummary(topic) : undefined,
    previous: at > 0 ? order[at - 1] : undefined,
    next: at >= 0 ? order[at + 1] : undefined,
  };
}

/**
 * Renders the handout of a topic: its pages as one article, each a section under its own heading, with one list of sources.
 * A page that is no part of it is named at its end, on paper with its whole address.
 */
export function renderWholeTopic(topic: Topic, context: Context, siteUrl: string): Article {
  const cited = new Map<string, number>();
  const pages = handoutPages(topic);
  const elsewhere = topic.pages.filter((page) => !pages.includes(page)).map(linkTo);
  const numbers = numberSources(pages);
  const contents = pages.slice(1).map((page) => ({ ...linkTo(page), path: `#${page.name}` }));
  const reviewed = reviewOfAll(pages.map((page) => reviewOf(page, context.site.sources, context.today)));
  const { clinic } = context;
  const { notice, status } = lawFor(context.site, clinic);
  const invites = invitesOnTopicPages(clinic.jurisdiction);
  const { sources } = context.site;
  const componentsFor = (isApproved: boolean) =>
    context.blocks({ ...{ clinic, numbers, sources, contents, isApproved, invites, status }, isHandout: true });
  const components = componentsFor(reviewed.state === "signed");
  const cards: PlacedCard[] = [];
  const sections: ReactNode[] = [];
  for (const page of pages) {
    const prefix = `${page.name}-`;
    cards.push(...studyCardsIn(page, prefix));
    const isApproved = reviewOf(page, sources, context.today).state === "signed";
    const placement = { prefix, deeper: 1, cited, onlyLinked: true };
    const body = renderPart("rest", page, componentsFor(isApproved), placement);
    sections.push(
      <section key={page.name} aria-labelledby={page.name} className="part">
        <h2 id={page.name}>{page === topic.opening ? page.meta.short : page.meta.title}</h2>
        {body}
      </section>,
    );
  }
  for (const { path, short } of elsewhere) {
    sections.push(
      <p key={path}>
        Not on this page: <a href={path}>{short}</a>
        <span className="paper-only"> ({siteUrl + path})</span>.
      </p>,
    );
  }
  const link = wholeArticleLink(topic);
  return {
    path: link.path,
    title: link.title,
    written:
      pages
        .map((page) => page.meta.written)
        .toSorted()
        .at(-1) ?? topic.opening.meta.written,
    reviewed,
    alert: renderAlert(topic.opening, components),
    body: sections,
    sections: contents.map(({ path, title }) => ({ id: path.slice(1), title })),
    sources: sourcesIn(context.site, numbers, { cited, cards }),
    handout: { sheet: renderSheet(topic, components) },
    notice,
    invites,
    topic: topicSummary(topic),
    previous: linksOf(topic).at(-2),
  };
}

/**
 * The cards with the signs that cannot wait, from the first page that holds them, with the address of the section they
 * stand in; nothing when no page has any. They are approved when that page's review holds.
 */
export function renderEmergencyCards(context: Context): EmergencyCards | null {
  const page = topicsOf(context.site)
    .flatMap((topic) => topic.pages)
    .find(({ tree }) => emergencyCardsIn(tree).length > 0);
  if (!page) return null;
  const isApproved = reviewOf(page, context.site.sources, context.today).state === "signed";
  const components = context.blocks({
    clinic: context.clinic,
    numbers: new Map(),
    sources: new Map(),
    contents: [],
    isApproved,
    invites: false,
    isHandout: false,
  });
  const cards = renderPart("cards", page, components, { prefix: "", deeper: 0, cited: new Map() });
  const start = emergencyCardsIn(page.tree)[0]?.position?.start.line ?? 1;
  const section = anchorsOf(page.tree).findLast(({ place, level }) => level === 2 && place.line < start);
  return { cards, isApproved, path: section ? `${page.path}#${section.id}` : page.path };
}

function renderAlert(page: Page, components: MDXComponents): ReactNode {
  const hasAlert = page.tree.children.some((node) => isBlock(node) && node.name === "Alert");
  if (!hasAlert) return undefined;
  return renderPart("alert", page, components, { prefix: "", deeper: 0, cited: new Map() });
}

/** The sheet to take to another doctor, from the page of the topic that holds one. */
function renderSheet(topic: Topic, components: MDXComponents): Handout["sheet"] {
  const page = topic.pages.find(({ tree }) => sheetIn(tree));
  const sheet = page && sheetIn(page.tree);
  if (!sheet) return undefined;
  const body = renderPart("sheet", page, components, { prefix: "sheet-", deeper: 0, cited: new Map() });
  return { title: attributeOf(sheet, "title") ?? "", body };
}

function sheetIn(tree: Page["tree"]): BlockNode | undefined {
  return tree.children.filter(isBlock).find((node) => partOf(node) === "sheet");
}

/** One part of a page, made from the tree that was read; the tree stays as it is, since other pages show it too. */
function renderPart(part: PagePart, page: Page, components: MDXComponents, placement: Placement): ReactNode {
  const tree = copyOf(page.tree);
  refuseCode(tree);
  unravel(tree);
  placeWithin(tree, placement);
  keepPart(tree, part);
  return elementsOf(tree, components);
}

function numberSources(pages: Page[]): Map<string, number> {
  const ids = new Set(pages.flatMap((page) => citationsOf(page.tree).map(({ id }) => id)));
  return new Map([...ids].map((id, at) => [id, at + 1]));
}

type Shown = { cited: Map<string, number>; cards: PlacedCard[] };

function sourcesIn(site: Site, numbers: Map<string, number>, { cited, cards }: Shown): NumberedSource[] {
  return [...numbers].flatMap(([id, number]) => {
    const source = site.sources.get(id);
    const card = cards.find(({ source }) => source === id);
    return source ? [{ ...source, id, number, citedTimes: cited.get(id) ?? 0, card }] : [];
  });
}

/** The card of a study, with the id of its source. */
type PlacedCard = StudyCard & { source: string };

/** The cards of a page that tell all that is known of a source, with the ids that links use. */
function studyCardsIn(page: Page, prefix: string): PlacedCard[] {
  return anchorsOf(page.tree).flatMap(({ node, id, text }) => {
    const source = isBlock(node) && node.name === "Study" ? attributeOf(node, "source") : undefined;
    return source ? [{ source, anchor: prefix + id, title: text }] : [];
  });
}

function linksOf(topic: Topic): PageLink[] {
  return [...topic.pages.map(linkTo), wholeArticleLink(topic)];
}

function topicSummary(topic: Topic) {
  return { title: topic.opening.meta.title, path: topic.opening.path, pages: linksOf(topic) };
}
