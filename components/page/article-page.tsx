import type { Article, Clinic } from "@/lib/content/schema";
import { CallToAction } from "./call-to-action";
import { NeighbourLinks } from "./neighbour-links";
import { RegulatoryNotice } from "./regulatory-notice";
import { ReviewByline } from "./review-byline";
import { Scores } from "./scores";
import { SourceList } from "./source-list";
import { TopicNavigation } from "./topic-navigation";

/** A page as it is read: where it belongs, its title, who answers for it, its words, its sources, and the way on. */
export function ArticlePage({ article, clinic }: { article: Article; clinic: Clinic }) {
  const { topic } = article;
  return (
    <div className={topic ? "gap-x-16 lg:grid lg:grid-cols-[minmax(0,1fr)_15rem]" : undefined}>
      <article className="min-w-0">
        {article.alert && <div className="mb-8 max-w-measure">{article.alert}</div>}
        {topic && article.path !== topic.path && (
          <p className="screen-only mb-3 text-base">
            <a href={topic.path}>{topic.title}</a>
          </p>
        )}
        <h1 className="max-w-measure text-3xl sm:text-[2.6rem]">{article.title}</h1>
        <ReviewByline reviewed={article.reviewed} written={article.written} />
        {topic && article.path !== topic.path && <InterestLine statement={topic.path} />}
        <RegulatoryNotice notice={article.notice} />
        <div className="prose mt-8 *:max-w-measure [&>.wide]:max-w-none [&>.part>*]:max-w-measure [&>.part>.wide]:max-w-none">
          {article.body}
        </div>
        {topic && article.invites && <CallToAction clinic={clinic} />}
        {article.scores && <Scores scores={article.scores} />}
        <SourceList sources={article.sources} />
        <NeighbourLinks previous={article.previous} next={article.next} />
      </article>
      {topic && <TopicNavigation pages={topic.pages} current={article.path} />}
    </div>
  );
}

/** Who gains, said on every page of a topic, with the way to the first page, which says it in full before anything else. */
function InterestLine({ statement }: { statement: string }) {
  return (
    <p className="mt-3 max-w-measure text-base text-muted">
      This site belongs to a clinic. We are paid if you choose the treatment. <a href={statement}>What we gain</a>
    </p>
  );
}
