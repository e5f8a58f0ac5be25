import type { Store } from "../store/database.ts";
import type { AuditTable } from "../store/tables.ts";
import type { TrailFilter, TrailLine } from "./schema.ts";
import { actionsOf, wordsOf } from "./words.ts";

/** How many entries a page shows. */
const PAGE_SIZE = 50;

/** So many entries are looked through for a page. Who looks for something rare goes on from there. */
const LOOKED_THROUGH = 20_000;

/** `next` is where the page after this one begins; `isCut` says that this one ended before it was full. */
export type TrailPage = { lines: TrailLine[]; next: number | undefined; isCut: boolean };

/** A part of the trail, newest first. It takes the same time however long the trail is. */
export async function readTrail(store: Store, filter: TrailFilter, most = LOOKED_THROUGH): Promise<TrailPage> {
  const bounds = await boundsOf(store, filter.day);
  if (!bounds) return { lines: [], next: undefined, isCut: false };
  const top = Math.min(filter.before ?? Number.POSITIVE_INFINITY, bounds.last + 1);
  const low = Math.max(top - most, bounds.first);
  const { who, kind, day } = filter;
  const rows = await store
    .selectFrom("audit")
    .selectAll()
    .where("number", "<", top)
    .where("number", ">=", low)
    .$if(who !== undefined, (query) => query.where("person", "=", who ?? null))
    .$if(kind !== undefined, (query) => query.where("action", "in", actionsOf(kind ?? "site")))
    .$if(day !== undefined, (query) =>
      query.where("at", ">=", midnight(day ?? "", 0)).where("at", "<", midnight(day ?? "", 1)),
    )
    .orderBy("number", "desc")
    .limit(PAGE_SIZE + 1)
    .execute();
  const shown = rows.slice(0, PAGE_SIZE);
  const isFull = rows.length > PAGE_SIZE;
  const isCut = !isFull && low > bounds.first;
  return { lines: await linesOf(store, shown), next: isFull ? shown.at(-1)?.number : isCut ? low : undefined, isCut };
}

/** The first and the last number, of a day or of all; nothing when there is none. */
async function boundsOf(store: Store, day: string | undefined) {
  const ends = store
    .selectFrom("audit")
    .select(({ fn }) => [fn.min("number").as("first"), fn.max("number").as("last")]);
  const within = day ? ends.where("at", ">=", midnight(day, 0)).where("at", "<", midnight(day, 1)) : ends;
  const { first, last } = await within.executeTakeFirstOrThrow();
  return first === null || last === null ? undefined : { first: Number(first), last: Number(last) };
}

function midnight(day: string, later: number): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date + later).getTime();
}

async function linesOf(store: Store, rows: AuditTable[]): Promise<TrailLine[]> {
  const ids = [...new Set(rows.flatMap(({ person, subject }) => [person ?? [], subject ?? []].flat()))];
  if (ids.length === 0) return rows.map((row) => lineOf(row, new Map(), new Map()));
  const staff = await store.selectFrom("staff").select(["id", "name"]).where("id", "in", ids).execute();
  const requests = await store.selectFrom("requests").select(["id", "reference"]).where("id", "in", ids).execute();
  const names = new Map(staff.map(({ id, name }) => [id, name]));
  const references = new Map(requests.map(({ id, reference }) => [id, reference]));
  return rows.map((row) => lineOf(row, names, references));
}

function lineOf(row: AuditTable, names: Map<string, string>, references: Map<string, string>): TrailLine {
  const { number, at, action, subject } = row;
  const reference = references.get(subject ?? "");
  const about = reference === undefined ? aboutOf(action, subject, names) : undefined;
  return {
    number,
    at: new Date(at),
    who: whoOf(row, names),
    words: wordsOf(action),
    ...(reference !== undefined && { reference }),
    ...(about !== undefined && { about }),
  };
}

/** What of the subject can be said in words: whose account it was, which days, permission or page; or that it is gone. */
function aboutOf(action: string, subject: string | null, names: Map<string, string>): string | undefined {
  if (subject === null) return undefined;
  const name = names.get(subject);
  if (name !== undefined) return name;
  if (action === "staff-refused" || action === "page-signed") return subject;
  if (action !== "requests-exported") return action.startsWith("request-") ? "erased since" : undefined;
  const [from, to, list] = subject.split("/");
  return `received ${from} to ${to}, ${list === "all" ? "all lists" : `list “${list}”`}`;
}

/** A name that was typed at the sign-in and belongs to no account is kept as a hash alone. */
function whoOf({ person, action }: AuditTable, names: Map<string, string>): string {
  const isTried = action === "staff-sign-in-failed";
  if (person === null) return isTried ? "Somebody" : "The site";
  return names.get(person) ?? (isTried ? "Somebody without an account" : "Somebody at the machine of the site");
}

/** Everybody who has an account, by name, so that the trail can be narrowed down to one. */
export function staffInTrail(store: Store): Promise<{ id: string; name: string }[]> {
  return store.selectFrom("staff").select(["id", "name"]).orderBy("name").orderBy("id").execute();
}
