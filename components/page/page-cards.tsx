import type { PageLink } from "@/lib/content/schema";

type PageCardsProps = { pages: PageLink[]; headingLevel?: 3 };

/** A list of pages with what each holds. With a heading level, each page's name is a heading of that level. */
export function PageCards({ pages, headingLevel }: PageCardsProps) {
  const Name = headingLevel ? "h3" : "p";
  return (
    <ul className="page-cards">
      {pages.map((page) => (
        <li key={page.path}>
          <Name className="leads">
            <a href={page.path}>{headingLevel ? page.title : page.short}</a>
          </Name>
          <p>{page.description}</p>
        </li>
      ))}
    </ul>
  );
}
