import { Alert } from "@/components/mdx/alert";
import { ClinicValue } from "@/components/mdx/clinic-value";
import type { Clinic } from "@/lib/content/schema";
import { MOST_CHARACTERS, type SearchAnswer } from "@/lib/search/schema";
import { countInWords } from "./count";
import { AskInstead, Examples, SiteContents } from "./other-ways";
import { ResultList } from "./result-list";
import { SearchForm } from "./search-form";

type SearchPageProps = { answer: SearchAnswer; clinic: Clinic };

/** The search: what was typed stays in the box, and below it stands what was found, or how to go on. */
export function SearchPage({ answer, clinic }: SearchPageProps) {
  const { query, results } = answer;
  return (
    <div className="max-w-measure">
      <Alert>
        In an emergency call <ClinicValue value="emergencyNumber" clinic={clinic} /> now. Do not search first.
      </Alert>
      <h1>Search</h1>
      <SearchForm query={query} />
      {query === "" && <NothingTyped answer={answer} />}
      {query !== "" && results.length === 0 && <NothingFound answer={answer} clinic={clinic} />}
      {results.length > 0 && <Results answer={answer} clinic={clinic} />}
    </div>
  );
}

function Results({ answer, clinic }: SearchPageProps) {
  return (
    <section aria-labelledby="found">
      <h2 id="found" className="mt-10">
        {countInWords(answer)}
      </h2>
      <Readings answer={answer} />
      <ResultList results={answer.results} />
      <div className="[&>*+*]:mt-4 border-t border-line pt-6">
        <p>Not what you were looking for? Try other words.</p>
        <AskInstead clinic={clinic} invites={answer.invites} />
      </div>
    </section>
  );
}

/** Says where the search looked for something else than was typed. */
function Readings({ answer: { corrections, isCut } }: Pick<SearchPageProps, "answer">) {
  return (
    <>
      {corrections.map(({ typed, taken }) => (
        <p key={typed} className="mt-2 text-muted">
          We found nothing for “{typed}”, so we looked for “{taken}”.
        </p>
      ))}
      {isCut && (
        <p className="mt-2 text-muted">We looked for the first {MOST_CHARACTERS} characters of what you typed.</p>
      )}
    </>
  );
}

function NothingTyped({ answer }: Pick<SearchPageProps, "answer">) {
  return (
    <div className="prose">
      <h2>How to search</h2>
      <p>Type a word or a question, as you would say it. A slip in the spelling does no harm. For example:</p>
      <Examples examples={answer.examples} />
      <p>What you type is sent to our server, which finds the pages. We do not keep it.</p>
      <h2>What you can read here</h2>
      <SiteContents contents={answer.contents} />
    </div>
  );
}

function NothingFound({ answer, clinic }: SearchPageProps) {
  return (
    <div className="prose">
      <h2>Nothing found for “{answer.query}”</h2>
      <p>That does not mean that there is no answer. Our pages may use other words, or may not speak of it.</p>
      <Readings answer={answer} />
      <ul>
        <li>Look at the spelling.</li>
        <li>Use other words, or only the most important one.</li>
        <li>Look through the pages below.</li>
      </ul>
      <AskInstead clinic={clinic} invites={answer.invites} />
      <h2>What you can read here</h2>
      <SiteContents contents={answer.contents} />
    </div>
  );
}
