"use client";

import { useActionState } from "react";
import { BOX } from "@/components/ui/field";
import { FIND_NAME, SEARCH_PATH, type SearchState } from "@/lib/inbox/schema";
import { BackToInbox } from "./back-to-inbox";
import { RequestList } from "./request-list";

type SearchProps = { action: (previous: SearchState, data: FormData) => Promise<SearchState> };

const UNASKED: SearchState = { typed: "" };

/** The form that finds a request. What is typed is posted, so that it stands in no address, history or log. */
export function SearchForm({ action }: SearchProps) {
  const [{ typed }, send] = useActionState(action, UNASKED, SEARCH_PATH);
  return <Box send={send} typed={typed} />;
}

/** The same form with what was found. */
export function SearchPage({ action }: SearchProps) {
  const [{ typed, found }, send] = useActionState(action, UNASKED, SEARCH_PATH);
  return (
    <>
      <h1>Find a request</h1>
      <div className="mt-6">
        <Box send={send} typed={typed} />
      </div>
      {found && <Found {...found} />}
      <p className="mt-8">
        <BackToInbox />
      </p>
    </>
  );
}

function Box({ send, typed }: { send: (data: FormData) => void; typed: string }) {
  return (
    <search className="w-full max-w-measure">
      <form action={send}>
        <label htmlFor={FIND_NAME} className="block font-semibold">
          Find a request
        </label>
        <p id={`${FIND_NAME}-hint`} className="text-base text-muted">
          Reference, whole e-mail address, phone number, or words of a name
        </p>
        <div className="mt-2 flex gap-2">
          <input
            id={FIND_NAME}
            name={FIND_NAME}
            aria-describedby={`${FIND_NAME}-hint`}
            defaultValue={typed}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            className={BOX}
          />
          <button
            type="submit"
            className="min-h-12 cursor-pointer rounded bg-accent px-5 font-semibold text-on-accent hover:underline"
          >
            Find
          </button>
        </div>
      </form>
    </search>
  );
}

function Found({ lines, isCut }: NonNullable<SearchState["found"]>) {
  const count = lines.length;
  return (
    <section aria-labelledby="found" className="mt-8">
      <div role="status">
        <h2 id="found">
          {count === 0
            ? "Nothing found"
            : `${isCut ? "More than " : ""}${count} ${count === 1 ? "request" : "requests"}`}
        </h2>
      </div>
      {count === 0 && (
        <p className="mt-3 max-w-measure">
          Look at the spelling. A name is found by whole words, an e-mail address by all of it, and a phone number by
          its last 9 digits. A request that was erased is gone.
        </p>
      )}
      {isCut && <p className="mt-2 text-muted">These are the newest. Type more of the name to find fewer.</p>}
      {count > 0 && (
        <div className="mt-4">
          <RequestList lines={lines} withStatus />
        </div>
      )}
    </section>
  );
}
