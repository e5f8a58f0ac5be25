import type { Article, Clinic } from "@/lib/content/schema";
import { Breadcrumb } from "./breadcrumb";
import { CallToAction } from "./call-to-action";
import { ContentsRail } from "./contents-rail";
import { NeighbourLinks } from "./neighbour-links";
import { PageFacts } from "./page-facts";
import { PaperContents } from "./paper-contents";
import { Scores } from "./scores";
import { SourceList } from "./source-list";

/** A page with more parts than this is one to look things up in; its parts are short and stand close together. */
const MOST_PARTS_TO_READ = 20;

/** A page as it is read: where it belongs, its title, who answers for it, its words, its sources, and the way on. */
export function ArticlePage({ article, clinic }: { article: Article; clinic: Clinic }) {
  const { topic } = article;
  return (
    <article className="beside-contents">
      {article.alert}
      <div>
        {topic && <Breadcrumb topic={topic} path={article.path} />}
        <h1>{article.title}</h1>
        <PageFacts article={article} />
      </div>
      <ContentsRail article={article} />
      {article.handout && <p data-handout="" className="screen-only mt-4" />}
      {article.handout && <PaperContents sections={article.sections} handout={article.handout} />}
      <div className={article.sections.length > MOST_PARTS_TO_READ ? "prose terse" : "prose"}>{article.body}</div>
      {topic && article.invites && <CallToAction clinic={clinic} />}
      <NeighbourLinks previous={article.previous} next={article.next} />
      {article.scores && <Scores scores={article.scores} />}
      <SourceList sources={article.sources} />
      {article.handout?.sheet?.body}
    </article>
  );
}
