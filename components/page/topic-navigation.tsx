import type { Article, PageLink, Section } from "@/lib/content/schema";

type TopicNavigationProps = { topic: NonNullable<Article["topic"]>; current: string; sections: Section[] };

/**
 * All pages of a topic in reading order, and under the one that is open its parts. It stands beside the text on a wide
 * screen; on a narrow one it is one line before the text, which opens.
 */
export function TopicNavigation({ topic, current, sections }: TopicNavigationProps) {
  const at = topic.pages.findIndex((page) => page.path === current) + 1;
  return (
    <nav aria-label="Contents" className="contents-rail unfolds screen-only">
      <details>
        <summary>
          Contents{" "}
          {at > 0 && (
            <span>
              page {at} of {topic.pages.length}
            </span>
          )}
        </summary>
        <ol>
          {topic.pages.map((page) => (
            <li key={page.path}>
              <PageEntry page={page} isOpen={page.path === current} sections={sections} />
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}

function PageEntry({ page, isOpen, sections }: { page: PageLink; isOpen: boolean; sections: Section[] }) {
  if (!isOpen) return <a href={page.path}>{page.short}</a>;
  return (
    <>
      <a href={page.path} aria-current="page">
        {page.short}
      </a>
      {sections.length > 1 && (
        <ul aria-label="On this page">
          {sections.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
