import type { PageLink } from "@/lib/content/schema";

type TopicNavigationProps = { pages: PageLink[]; current: string };

/** All pages of a topic, beside the text on a wide screen and after it on a narrow one. */
export function TopicNavigation({ pages, current }: TopicNavigationProps) {
  return (
    <nav
      aria-label="Pages of this topic"
      className="screen-only mt-12 border-t border-line pt-6 lg:sticky lg:top-8 lg:mt-2 lg:self-start lg:border-t-0 lg:border-l lg:pt-0 lg:pl-6"
    >
      <p className="text-base text-muted">In this topic</p>
      <ul className="mt-1">
        {pages.map((page) => (
          <li key={page.path}>
            <a
              href={page.path}
              aria-current={page.path === current ? "page" : undefined}
              className="block py-1.5 text-base text-ink no-underline hover:underline aria-[current=page]:font-semibold aria-[current=page]:text-accent"
            >
              {page.short}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
