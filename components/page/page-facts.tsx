import type { ReactNode } from "react";
import type { Article } from "@/lib/content/schema";
import { RegulatoryNotice } from "./regulatory-notice";
import { ReviewByline } from "./review-byline";

/**
 * What a reader should know of a page of a topic before reading it, set like the label on a medicine: who has checked it,
 * who gains, what the law says. The first page of a topic says itself who gains, before anything else.
 */
export function PageFacts({ article }: { article: Article }) {
  const { topic, path, notice } = article;
  return (
    <dl className="page-facts">
      <Fact name="Review">
        <ReviewByline reviewed={article.reviewed} written={article.written} />
      </Fact>
      {topic && path !== topic.path && (
        <Fact name="Our interest">
          <p>
            This site belongs to a clinic. We are paid if you choose the treatment.{" "}
            <a href={`${topic.path}#our-interest`}>What we gain</a>
          </p>
        </Fact>
      )}
      {notice.length > 0 && (
        <Fact name="The law">
          <RegulatoryNotice notice={notice} />
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
