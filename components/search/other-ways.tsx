import { ClinicValue } from "@/components/mdx/clinic-value";
import type { Clinic } from "@/lib/content/schema";
import { type SearchAnswer, searchFor } from "@/lib/search/schema";

/** Searches that find something, for whoever does not know what to type. */
export function Examples({ examples }: Pick<SearchAnswer, "examples">) {
  return (
    <ul>
      {examples.map((example) => (
        <li key={example}>
          <a href={searchFor(example)}>{example}</a>
        </li>
      ))}
    </ul>
  );
}

/** Everything that can be read here, by topic, for whoever finds nothing by searching. */
export function SiteContents({ contents }: Pick<SearchAnswer, "contents">) {
  return contents.map(({ title, pages }) => (
    <nav key={title} aria-label={title} className="stack">
      <h3>{title}</h3>
      <ul>
        {pages.map(({ path, short }) => (
          <li key={path}>
            <a href={path}>{short}</a>
          </li>
        ))}
      </ul>
    </nav>
  ));
}

/** How to ask a person instead. The way to the form is left out where the page must not invite its readers to book. */
export function AskInstead({ clinic, invites }: { clinic: Clinic; invites: boolean }) {
  return (
    <p>
      You can also{" "}
      {invites && (
        <>
          <a href="/consultation">send us your question</a>, or{" "}
        </>
      )}
      call <ClinicValue value="phone" clinic={clinic} />.
    </p>
  );
}
