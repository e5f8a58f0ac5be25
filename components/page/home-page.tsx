import { SearchForm } from "@/components/search/search-form";
import type { Article, PageLink } from "@/lib/content/schema";
import { PageCards } from "./page-cards";
import { PageFacts } from "./page-facts";
import { SourceList } from "./source-list";

type HomePageProps = { article: Article; topics: PageLink[] };

/** The first page: who the clinic is and what can be read here. */
export function HomePage({ article, topics }: HomePageProps) {
  return (
    <article className="home">
      {article.alert}
      <h1>{article.title}</h1>
      <div className="prose">
        {article.body}
        <h2 id="search" className="screen-only">
          Search
        </h2>
        <div className="screen-only">
          <SearchForm query="" />
        </div>
        <h2 id="topics">Read about</h2>
        <PageCards pages={topics} headingLevel={3} />
      </div>
      <SourceList sources={article.sources} />
      <PageFacts article={article} />
    </article>
  );
}
