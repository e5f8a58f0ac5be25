import * as z from "zod/mini";
import { lines } from "../consultation/fields.ts";

/** The lists of the inbox. What looks automatic stands apart from the others until it is closed. */
export const LIST_NAMES = ["new", "open", "closed", "automatic"] as const;

export type ListName = (typeof LIST_NAMES)[number];

/** A view of the inbox: one of its lists, or those who have waited for longer than was promised. */
export type ViewName = ListName | "overdue";

/** How many requests each view has. */
export type Counts = Record<ViewName, number>;

/** A list is counted so far; longer ones are “more than that”, which takes no longer. */
export const COUNTED = 99;

export type Status = "new" | "open" | "closed";

/** What the statuses are called at the desk. */
export const STATUS_WORDS: Record<Status, string> = { new: "New", open: "In progress", closed: "Closed" };

/** What somebody did for a request, in the words of the form. `talked` and `wrote` are answers; a missed call is not. */
export const DEEDS = {
  talked: "I called and spoke to them",
  missed: "I called and did not reach them",
  wrote: "I wrote to them",
  note: "None of these",
} as const;

export type Deed = keyof typeof DEEDS;

/** The longest note, in characters. */
export const NOTE_LIMIT = 2_000;

const deedSchema = z.enum(["talked", "missed", "wrote", "note"], "Choose what you did");

/** A note as it is stored, sealed. */
export const noteSchema = z.object({ deed: deedSchema, text: z.string() });

/** Which state of a request somebody saw who changes it. */
export const versionSchema = z.pipe(z.string().check(z.regex(/^\d{1,9}$/)), z.transform(Number));

/** What somebody writes down about a request: what they did, what there is to know, and where it stands from now on. */
export const workSchema = z.object({
  version: versionSchema,
  deed: deedSchema,
  text: lines("the note", NOTE_LIMIT),
  status: z.enum(["new", "open", "closed"], "Choose where the request stands now"),
});

export type Work = z.output<typeof workSchema>;

/** The fields of that form which people see, in their order. */
export const WORK_FIELDS = ["deed", "text", "status"] as const;

/** A form about a request when it comes back: what is wrong, what was typed, and whether somebody else was quicker. */
export type WorkState = {
  problems: { name: string; message: string }[];
  values: { deed: string; text: string; status: string };
};

/** A request as one line of a list. `way` is how the person wants to be reached; what is not known is empty. */
export type Line = {
  reference: string;
  receivedAt: Date;
  status: Status;
  automatic: boolean;
  name: string;
  way: string;
  /** What to look at first, in a few words. */
  marks: Mark[];
};

/** `urgent` when somebody waits for too long. */
export type Mark = { words: string; urgent: boolean };

/** What was searched for, and what was found; nothing while nobody has searched. */
export type SearchState = { typed: string; found?: { lines: Line[]; isCut: boolean } };

/** The name of the box that is searched with. */
export const FIND_NAME = "find";

/** How to reach a person, each way as it was typed and as an address that a phone or a mail program takes. */
export type Reach = {
  phone: { words: string; href: string } | undefined;
  email: { words: string; href: string } | undefined;
  /** The one that they chose. */
  first: "phone" | "email";
  /** Whether a message may be left; nothing when they did not say. */
  message: boolean | undefined;
};

/** Something that was done or noted, newest first. Without `text` it is a step of the trail. */
export type Event = { id: string; at: Date; who: string; words: string; text?: string };

/** A question of the form with the answer. */
export type Answered = { question: string; answer: string };

/** One request, ready to be shown. What cannot be opened has no answers. */
export type Sheet = {
  reference: string;
  receivedAt: Date;
  status: Status;
  automatic: boolean;
  version: number;
  /** Why it cannot be opened. */
  unreadable: "no-key" | "changed" | undefined;
  name: string;
  reach: Reach;
  warnings: string[];
  answers: Answered[];
  consent: string;
  events: Event[];
  looks: Event[];
};

/** The addresses of the pages. None of them holds anything about a person. */
export function viewPath(view: ViewName, after?: string): string {
  const query = new URLSearchParams({ ...(view !== "new" && { list: view }), ...(after && { after }) }).toString();
  return `/staff${query && `?${query}`}`;
}

export function requestPath(reference: string): string {
  return `/staff/requests/${reference}`;
}

export const SEARCH_PATH = "/staff/search";
