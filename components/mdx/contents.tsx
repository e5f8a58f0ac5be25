import { PageCards } from "@/components/page/page-cards";
import type { PageLink } from "@/lib/content/schema";

/** The pages of the topic, with what each holds. */
export function Contents({ pages }: { pages: PageLink[] }) {
  return (
    <nav aria-label="All pages on this topic" className="screen-only">
      <PageCards pages={pages} />
    </nav>
  );
}
