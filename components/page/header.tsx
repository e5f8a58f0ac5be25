import type { Clinic, PageLink } from "@/lib/content/schema";

type HeaderProps = { clinic: Clinic; topics: PageLink[]; invites: boolean };

/**
 * The clinic's name and the few ways on that every page offers. Short enough to need no menu on a phone. The way to the
 * form is left out where the page must not invite its readers to book.
 */
export function Header({ clinic, topics, invites }: HeaderProps) {
  return (
    <header className="screen-only border-b border-line">
      <div className="mx-auto flex max-w-page flex-wrap items-baseline justify-between gap-x-8 gap-y-1 px-5 py-4 sm:px-8">
        <a href="/" className="font-heading text-lg font-semibold text-ink no-underline hover:underline">
          {clinic.name}
        </a>
        <nav aria-label="Main">
          <ul className="flex flex-wrap gap-x-6">
            {topics.slice(0, 3).map((topic) => (
              <li key={topic.path}>
                <HeaderLink href={topic.path}>{topicName(topic)}</HeaderLink>
              </li>
            ))}
            <li>
              <HeaderLink href="/about">About us</HeaderLink>
            </li>
            {invites && (
              <li>
                <HeaderLink href="/consultation">Ask us</HeaderLink>
              </li>
            )}
          </ul>
        </nav>
      </div>
    </header>
  );
}

function HeaderLink({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} className="inline-block py-1.5 text-base text-ink no-underline hover:underline">
      {children}
    </a>
  );
}

/** A topic's name in the header is its folder's name in words, since its title is a whole sentence. */
function topicName(topic: PageLink): string {
  const words = topic.path.slice(1).replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
