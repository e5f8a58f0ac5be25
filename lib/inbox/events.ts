import type { Store } from "../store/database.ts";
import type { Note } from "./notes.ts";
import type { Opened, Step } from "./one.ts";
import type { Deed, Event } from "./schema.ts";

/** What was done, in the words of somebody who reads about it. */
const DEED_WORDS: Record<Deed, string> = {
  talked: "called and spoke to them",
  missed: "called and did not reach them",
  wrote: "wrote to them",
  note: "noted",
};

const STEP_WORDS: Record<string, string> = {
  "request-received": "took in the request",
  "request-taken-up": "took it up: in progress",
  "request-put-back": "put it back: new",
  "request-closed": "closed it",
  "request-reopened": "opened it again",
  "request-set-apart": "set it apart as automatic",
  "request-from-person": "took it back: a person sent it",
  "mail-given-up": "could not send an e-mail about it",
};

const LOOK_WORDS: Record<string, string> = {
  "request-read": "read it",
  "request-printed": "opened it for print",
  "request-exported": "took a copy of it",
};

type Happened = Omit<Event, "id">;

/** What happened to a request, newest first, and apart from it who has only looked. */
export function eventsOf(
  notes: Note[],
  steps: Step[],
  names: Map<string, string>,
): { events: Event[]; looks: Event[] } {
  const noted = notes.map((note): Happened => {
    const { at, person, deed } = note;
    const who = whoOf(person, names);
    if (deed === undefined) return { at, who, words: "noted something that cannot be opened" };
    return { at, who, words: DEED_WORDS[deed], ...(note.text !== "" && { text: note.text }) };
  });
  const taken = (words: Record<string, string>) =>
    steps.flatMap(({ at, person, action }): Happened[] => {
      const done = words[action];
      return done === undefined ? [] : [{ at, who: whoOf(person, names), words: done }];
    });
  return { events: newestFirst([...taken(STEP_WORDS), ...noted]), looks: newestFirst(taken(LOOK_WORDS)) };
}

function newestFirst(happened: Happened[]): Event[] {
  const sorted = happened.toReversed().toSorted((a, b) => b.at.getTime() - a.at.getTime());
  return sorted.map((event, place) => ({ id: String(place), ...event }));
}

/** The site itself does some things; whoever works at its machine has no account here. */
function whoOf(person: string | null, names: Map<string, string>): string {
  return person === null ? "The site" : (names.get(person) ?? "Somebody at the machine of the site");
}

/** The names of the members of staff who had to do with a request, by their ids. */
export async function namesIn(store: Store, { notes, steps }: Opened): Promise<Map<string, string>> {
  const ids = [...notes, ...steps].flatMap(({ person }) => (person === null ? [] : [person]));
  if (ids.length === 0) return new Map();
  const found = store
    .selectFrom("staff")
    .select(["id", "name"])
    .where("id", "in", [...new Set(ids)]);
  return new Map((await found.execute()).map(({ id, name }) => [id, name]));
}
