import type { Article, PageLink, Section } from "@/lib/content/schema";

/** A page with fewer parts than this is seen at a glance and needs no list of them. */
const FEWEST_PARTS = 3;

/**
 * All pages of a topic in reading order, and under the one that is open its parts; on a page of no topic its parts alone.
 * It stands beside the text on a wide screen; on a narrow one it is one line before the text, which opens.
 */
export function ContentsRail({ article }: { article: Article }) {
  const { topic, path, sections } = article;
  if (!topic && sections.length < FEWEST_PARTS) return null;
  const at = topic ? topic.pages.findIndex((page) => page.path === path) + 1 : 0;
  return (
    <nav aria-label="Contents" className="contents-rail unfolds screen-only">
      <details>
        <summary>
          {topic ? "Contents" : "On this page"}{" "}
          {topic && at > 0 && (
            <span>
              page {at} of {topic.pages.length}
            </span>
          )}
        </summary>
        {topic ? <TopicPages pages={topic.pages} article={article} /> : <Parts sections={sections} />}
      </details>
    </nav>
  );
}

function TopicPages({ pages, article: { path, sections } }: { pages: PageLink[]; article: Article }) {
  return (
    <ol>
      {pages.map((page) => (
        <li key={page.path}>
          <a href={page.path} aria-current={page.path === path ? "page" : undefined}>
            {page.short}
          </a>
          {page.path === path && sections.length >= FEWEST_PARTS && <Parts sections={sections} />}
        </li>
      ))}
    </ol>
  );
}

function Parts({ sections }: { sections: Section[] }) {
  return (
    <ul aria-label="On this page">
      {sections.map(({ id, title }) => (
        <li key={id}>
          <a href={`#${id}`}>{title}</a>
        </li>
      ))}
    </ul>
  );
}
