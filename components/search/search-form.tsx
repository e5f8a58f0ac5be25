import { BOX } from "@/components/ui/field";
import { MOST_CHARACTERS, QUERY_NAME, SEARCH_PATH } from "@/lib/search/schema";

/**
 * The box to search in, with what was typed before. The browser is asked not to remember it, since the device may be
 * shared and the words may be about somebody's health.
 */
export function SearchForm({ query }: { query: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: phones from before 2023 do not know <search>
    <form role="search" action={SEARCH_PATH} className="mt-6">
      <label htmlFor="q" className="block font-semibold">
        What are you looking for?
      </label>
      <div className="mt-2 flex flex-wrap gap-3">
        <div className="min-w-0 flex-[1_1_14rem]">
          <input
            id="q"
            name={QUERY_NAME}
            type="search"
            defaultValue={query}
            maxLength={MOST_CHARACTERS}
            autoComplete="off"
            enterKeyHint="search"
            className={BOX}
          />
        </div>
        <button
          type="submit"
          className="min-h-12 cursor-pointer rounded bg-accent px-6 py-2.5 font-semibold text-on-accent hover:underline"
        >
          Search
        </button>
      </div>
    </form>
  );
}
