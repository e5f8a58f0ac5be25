import type { PageLink } from "@/lib/content/schema";

type PageCardsProps = { pages: PageLink[]; headingLevel?: 3 };

/** A list of pages with what each holds. With a heading level, each page's name is a heading of that level. */
export function PageCards({ pages, headingLevel }: PageCardsProps) {
  const Name = headingLevel ? "h3" : "p";
  return (
    <ul className="!mt-5 grid !list-none gap-px overflow-hidden rounded-lg border border-line bg-line !p-0">
      {pages.map((page) => (
        <li key={page.path} className="!m-0 bg-page p-5">
          <Name className="!m-0 font-heading text-lg font-semibold">
            <a href={page.path}>{headingLevel ? page.title : page.short}</a>
          </Name>
          <p className="mt-1 text-base text-muted">{page.description}</p>
        </li>
      ))}
    </ul>
  );
}
