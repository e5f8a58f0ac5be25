import type { Article, Clinic, PageLink } from "@/lib/content/schema";
import { CallToAction } from "./call-to-action";
import { PageCards } from "./page-cards";
import { ReviewByline } from "./review-byline";
import { SourceList } from "./source-list";

type HomePageProps = { article: Article; topics: PageLink[]; clinic: Clinic };

/** The first page: who the clinic is, what can be read here, how to ask. */
export function HomePage({ article, topics, clinic }: HomePageProps) {
  return (
    <article>
      <h1 className="max-w-measure text-3xl sm:text-[2.6rem]">{article.title}</h1>
      <div className="prose mt-6 *:max-w-measure">{article.body}</div>
      <section aria-labelledby="topics" className="mt-12">
        <h2 id="topics" className="text-[1.6rem]">
          Read about
        </h2>
        <PageCards pages={topics} headingLevel={3} />
      </section>
      <CallToAction clinic={clinic} />
      <SourceList sources={article.sources} />
      <ReviewByline reviewed={article.reviewed} written={article.written} />
    </article>
  );
}
