import { type Article, topicName } from "@/lib/content/schema";

/** Where a page of a topic belongs, one step after the other, the page itself left out since its title follows. */
export function Breadcrumb({ topic, path }: { topic: NonNullable<Article["topic"]>; path: string }) {
  return (
    <nav aria-label="Breadcrumb" className="breadcrumb screen-only">
      <ol>
        <li>
          <a href="/">Home</a>
        </li>
        <li>{path === topic.path ? topicName(topic) : <a href={topic.path}>{topicName(topic)}</a>}</li>
      </ol>
    </nav>
  );
}
