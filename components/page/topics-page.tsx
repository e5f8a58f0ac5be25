import { SearchForm } from "@/components/search/search-form";
import { type PageLink, topicName } from "@/lib/content/schema";

/** Every topic of a site that has too many to name them on each page, in the order of the alphabet. */
export function TopicsPage({ topics }: { topics: PageLink[] }) {
  const named = topics
    .map((topic) => ({ path: topic.path, name: topicName(topic) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, "en"));
  const letters = Map.groupBy(named, ({ name }) => name.charAt(0));
  return (
    <div className="prose max-w-measure">
      <h1>All topics</h1>
      <div className="screen-only">
        <SearchForm query="" />
      </div>
      {[...letters].map(([letter, some]) => (
        <section key={letter} aria-labelledby={letter}>
          <h2 id={letter}>{letter}</h2>
          <ul>
            {some.map(({ path, name }) => (
              <li key={path}>
                <a href={path}>{name}</a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
