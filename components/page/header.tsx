import { type Clinic, type PageLink, TOPICS_PATH, topicName } from "@/lib/content/schema";
import { SEARCH_PATH } from "@/lib/search/schema";

type HeaderProps = { clinic: Clinic; topics: PageLink[]; invites: boolean };

/** So many topics have a place in the header. */
const MOST_TOPICS = 3;

/**
 * The clinic's name and the few ways on that every page offers: in a row where there is room, behind “Menu” where there
 * is not. The way to the form is left out where the page must not invite its readers to book.
 */
export function Header({ clinic, topics, invites }: HeaderProps) {
  const shown = topics.filter(({ path }, at) => at < MOST_TOPICS || path === TOPICS_PATH);
  return (
    <header className="site-header screen-only">
      <a href="/" className="brand">
        {clinic.name}
      </a>
      <nav aria-label="Main" className="unfolds">
        <details>
          <summary>Menu</summary>
          <ul>
            {shown.map((topic) => (
              <li key={topic.path}>
                <a href={topic.path}>{topicName(topic)}</a>
              </li>
            ))}
            <li>
              <a href="/about">About us</a>
            </li>
            {invites && (
              <li>
                <a href="/consultation">Ask us</a>
              </li>
            )}
            <li>
              <a href={SEARCH_PATH}>Search</a>
            </li>
          </ul>
        </details>
      </nav>
    </header>
  );
}
