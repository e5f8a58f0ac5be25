import type { ReactNode } from "react";
import { z } from "zod";
import { JURISDICTIONS, type SourcedText, stateSchema } from "./notices/schema.ts";
import { productSchema } from "./product/schema.ts";
import type { ShownScore } from "./ratings/schema.ts";
import type { Source } from "./sources/schema.ts";
import { treatmentNameSchema } from "./structured-data/schema.ts";

/**
 * What a content page says about itself, between the two lines of `---` at its top.
 *
 * Unknown keys are refused, since a misspelled key would otherwise be ignored in silence. Dates are days, written
 * 2026-11-20. A page without `reviewed` tells its readers that no clinician has checked it yet.
 */
export const pageMetaSchema = z.strictObject({
  title: z.string("Write the page's title after “title:”").trim().min(3).max(75, "Keep the title to 75 characters"),
  short: z
    .string("Write the name that navigation shows after “short:”")
    .trim()
    .min(2)
    .max(28, "Keep “short” to 28 characters"),
  description: z
    .string("Write one or two sentences for search results after “description:”")
    .trim()
    .min(50, "Write a description of at least 50 characters")
    .max(160, "Keep the description to 160 characters"),
  order: z.int("Write a whole number after “order:”, the page's place in its topic").min(0),
  /** Absent on most pages: whether the page is left out of the one that holds the whole topic, since it says all of it again. */
  handout: z
    .literal(false, "Write “handout: false” to leave the page out of the handout, or take the line out")
    .optional(),
  written: z.iso.date("Write the day the text was last changed after “written:”, like 2026-11-20"),
  /** On a topic's first page: the condition that its pages are about. Only machines are told, beside what the page shows. */
  condition: z.string("Write the name of the condition after “condition:”").trim().min(3).optional(),
  /** The treatments in general use that the page tells of, for machines as well. */
  treatments: z
    .array(treatmentNameSchema, "Write a list after “treatments:”, like [Boot, Cast, Surgery]")
    .min(1)
    .optional(),
  reviewed: z
    .strictObject({
      by: z.string("Write the reviewer's name after “by:”").min(3),
      role: z.string("Write the reviewer's profession after “role:”").min(3),
      on: z.iso.date("Write the day of the review after “on:”, like 2026-11-20"),
      next: z.iso.date("Write the day the next review is due after “next:”, like 2027-11-20"),
      hash: z
        .string("Do not write a sign-off by hand: npm run content:sign writes it, with the hash of the reviewed text")
        .regex(/^[0-9a-f]{12}$/, "Do not change the hash by hand: npm run content:sign writes it"),
    })
    .optional(),
});

export type PageMeta = z.output<typeof pageMetaSchema>;

/** The card that tells a study in full: the id that links use, and its title. */
export type StudyCard = { anchor: string; title: string };

/**
 * A source as one page shows it: its number in the page's list of notes, how often the page cites it, and its study card
 * when the page has one.
 */
export type NumberedSource = Source & { id: string; number: number; citedTimes: number; card?: StudyCard | undefined };

/** The words that examples show in place of a person's name. */
export const NOBODY = /^\s*first and last name\s*$/i;

/** The clinic's own details, as they stand in `content/clinic.yaml`. */
export const clinicSchema = z
  .strictObject({
    name: z.string("Write the clinic's name after “name:”").min(2),
    /** True while these are made-up values; every page then says that the clinic is a sample. */
    sample: z.boolean().default(false),
    legalName: z.string().min(2),
    jurisdiction: z.enum(JURISDICTIONS, "Choose US, UK or EU after “jurisdiction:”"),
    /** Only in the United States: the state, whose notice each topic page then shows. */
    state: stateSchema.optional(),
    emergencyNumber: z.string('Write the emergency number in quotation marks, like "911"').min(2),
    phone: z.string().regex(/^\+?[\d ().-]{7,}$/, "Write the phone number with its country code, like +1 202-555-0143"),
    email: z.email("Write an e-mail address, like desk@clinic.example"),
    address: z.array(z.string().min(1)).min(1),
    hours: z.array(z.strictObject({ days: z.string(), open: z.string(), close: z.string() })).min(1),
    replyTime: z.string("Write how soon the clinic answers, like “2 working days”").min(3),
    keepDays: z.int("Write how many days a closed request is kept, as a whole number").min(1),
    keepOpenDays: z
      .int("Write how many days an open request is kept after its last change, as a whole number")
      .min(30, "Keep open requests for 30 days at least")
      .default(365),
    securityContact: z.email("Write an e-mail address for reports of security problems"),
    /** What the clinic's counsel has confirmed, each by the id that `npm run launch:check` shows. */
    counsel: z
      .array(
        z.strictObject({
          notice: z.string("Write the id that launch:check shows after “notice:”").min(3),
          by: z
            .string("Write who confirmed it after “by:”")
            .min(3)
            .refine((by) => !NOBODY.test(by), "Write who confirmed it after “by:”, by name"),
          on: z.iso.date("Write the day it was confirmed after “on:”, like 2026-11-20"),
        }),
        "Write a list after “counsel:”, or take the line out",
      )
      .optional(),
    /** What is known of the product that the clinic offers; patients are told to ask about each line that is missing. */
    product: productSchema.optional(),
    /** Which optional clinical questions the consultation form asks. */
    questions: z.strictObject({
      injuryType: z.boolean(),
      injuryTime: z.boolean(),
      hadSurgery: z.boolean(),
      imaging: z.boolean(),
      goal: z.boolean(),
    }),
  })
  .refine(({ jurisdiction, state }) => jurisdiction === "US" || state === undefined, {
    path: ["state"],
    error: "Only a clinic in the US has a state here. Take the line out",
  });

export type Clinic = z.output<typeof clinicSchema>;

/** A part of a page that “On this page” leads to: its heading, and the id of it. */
export type Section = { id: string; title: string };

/** A link to a page, as navigation shows it. */
export type PageLink = { path: string; title: string; short: string; description: string };

/**
 * How the review of a page stands: `none` while nobody has signed it, `stale` when its text or a source it cites has
 * changed since, `overdue` after the day its next review was due, else `signed`. `by` holds “name, profession”, one for
 * each reviewer; days are written 2026-11-20.
 */
export type Review =
  | { state: "none" }
  | { state: "signed" | "stale" | "overdue"; by: string[]; on: string; next: string };

/** What a page has that is also a handout: perhaps a sheet to fill in and take to another doctor, after everything else. */
export type Handout = { sheet?: { title: string; body: ReactNode } };

/**
 * A page ready to be shown: its words rendered, its sources numbered, its neighbours found.
 *
 * `topic` is absent on the clinic's own pages. A page that gathers others counts as reviewed only when each of them is.
 */
export type Article = {
  path: string;
  title: string;
  written: string;
  reviewed: Review;
  /** The line that leads to help in an emergency, shown before the title. */
  alert?: ReactNode;
  body: ReactNode;
  /** Only on the page that holds a whole topic. */
  handout?: Handout;
  /** The main parts of the page in reading order. */
  sections: Section[];
  sources: NumberedSource[];
  /** What the law of the clinic's place is said to be, on pages of a topic only; empty where nothing is known. */
  notice: SourcedText[];
  /** True where the page may ask its readers to book. */
  invites: boolean;
  /** What people found who rated the topic, on its first page only. */
  scores?: ShownScore[];
  topic?: { title: string; path: string; pages: PageLink[] };
  previous?: PageLink;
  next?: PageLink;
};

/**
 * The signs that cannot wait, rendered to stand on another page than their own, whose address is `path`; `isApproved` is
 * true once a clinician has signed that page as it stands.
 */
export type EmergencyCards = { cards: ReactNode; isApproved: boolean; path: string };

/** What the blocks of one page need from outside their own tags. */
export type BlockContext = {
  clinic: Clinic;
  numbers: Map<string, number>;
  sources: Map<string, Source>;
  contents: PageLink[];
  /** True once a clinician has signed the text as it stands. */
  isApproved: boolean;
  /** True where the page may ask its readers to book. */
  invites: boolean;
  /** True on the page that holds a whole topic, which is read at one go or printed; it asks its readers nothing. */
  isHandout: boolean;
  /** What is known of the legal status of the treatment where the clinic is. */
  status?: SourcedText;
};

/**
 * Something in a content file that its writer should know.
 *
 * `file` is relative to the content folder's parent, as in `content/clinic/about.mdx`. `line` and `column` start at 1.
 * An error stops a build and a publication; advice does neither. `message` tells a person who is no programmer what to
 * type instead.
 */
export type Problem = {
  file: string;
  line: number;
  column: number;
  rule: string;
  severity: "error" | "advice";
  message: string;
};

/** Where all topics are listed, on a site that has too many to name them on each page. */
export const TOPICS_PATH = "/topics";

/** What navigation calls a topic: the words of its address, since its title is a whole sentence. */
export function topicName({ path }: Pick<PageLink, "path">): string {
  if (path === TOPICS_PATH) return "All topics";
  const words = path.slice(1).replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
