import { z } from "zod";
import { CLINIC_VALUES } from "../clinic-values/schema.ts";
import { DRAWING_NAMES } from "../drawings/schema.ts";

type BlockRule = {
  /** What may stand between the tag's angle brackets. */
  attributes: z.ZodObject;
  /** How a writer would type it, shown when something about it is wrong. */
  example: string;
  /** What it holds, by the name of the Markdown element or block; absent when anything may stand inside; `repeated`: as many as you like. */
  holds?: { exactly: string[]; plainly: string; repeated?: true };
  /** The block it must stand in. */
  within?: string;
  /** What must follow it directly. */
  followedBy?: string;
  /** The attribute that becomes a heading, if one does. */
  heading?: "title";
};

/** Words for the clinic itself. */
const OURSELVES = /^\s*(?:we|us|ourselves|our\b.*|(?:this|the) (?:clinic|practice))\s*$/i;

/** The fewest letters in which somebody who cannot see a drawing can be told what is in it. */
const MIN_SHOWN = 25;

const none = z.strictObject({});
const title = z.strictObject({ title: z.string("Give it a title").min(2) });

/**
 * Every block that a page may use, and how.
 *
 * This table is the grammar of `content/`: the check explains it, the renderer refuses what is not in it, and
 * `components/mdx` gives each name its look.
 */
const BLOCKS = {
  Cite: {
    attributes: z.strictObject({ id: z.string("Write the id of a source from sources.yaml") }),
    example: '<Cite id="ukstar-2020" />',
    holds: { exactly: [], plainly: "nothing" },
  },
  Term: {
    attributes: none,
    example: "<Term>re-rupture</Term>",
    holds: { exactly: ["text"], plainly: "a word of glossary.yaml, in the middle of a sentence" },
  },
  Clinic: {
    attributes: z.strictObject({ value: z.enum(CLINIC_VALUES, `Choose one of: ${CLINIC_VALUES.join(", ")}`) }),
    example: '<Clinic value="phone" />',
    holds: { exactly: [], plainly: "nothing" },
  },
  Alert: { attributes: none, example: "<Alert>", holds: { exactly: ["paragraph"], plainly: "one line of text" } },
  Interest: { attributes: none, example: "<Interest>" },
  Summary: { attributes: none, example: "<Summary>", holds: { exactly: ["list"], plainly: "one list of five lines" } },
  Contents: { attributes: none, example: "<Contents />", holds: { exactly: [], plainly: "nothing" } },
  Note: { attributes: z.strictObject({ title: z.string().optional() }), example: '<Note title="Good to know">' },
  OwnAdvice: { attributes: none, example: "<OwnAdvice>" },
  Emergency: { attributes: none, example: "<Emergency>" },
  Urgent: { attributes: title, example: '<Urgent title="Be seen by a doctor today if">', heading: "title" },
  Pair: {
    attributes: title,
    example: '<Pair title="Shorter recovery">',
    holds: { exactly: ["Claimed", "Known"], plainly: "one <Claimed> and then one <Known>" },
    heading: "title",
  },
  Claimed: {
    attributes: z.strictObject({
      by: z
        .string('Say who claims it, like by="clinics"')
        .min(2)
        .refine((by) => !OURSELVES.test(by), "Claimed is for what others say; what we say ourselves stands outside it"),
    }),
    example: '<Claimed by="clinics">',
    followedBy: "Known",
  },
  Quote: {
    attributes: z.strictObject({ source: z.string("Write the id of the quoted source from sources.yaml") }),
    example: '<Quote source="fda-2021">',
  },
  Known: { attributes: none, example: "<Known>" },
  Steps: { attributes: none, example: "<Steps>", holds: { exactly: ["list"], plainly: "one numbered list" } },
  Checklist: { attributes: none, example: "<Checklist>", holds: { exactly: ["list"], plainly: "one list" } },
  QuestionsToAsk: {
    attributes: none,
    example: "<QuestionsToAsk>",
    holds: { exactly: ["list"], plainly: "one list of questions" },
  },
  Sheet: { attributes: title, example: '<Sheet title="To take to another doctor">' },
  ToFillIn: {
    attributes: title,
    example: '<ToFillIn title="About me">',
    holds: { exactly: ["list"], plainly: "one list of what to fill in" },
    within: "Sheet",
  },
  ProductCard: { attributes: none, example: "<ProductCard />", holds: { exactly: [], plainly: "nothing" } },
  Harms: {
    attributes: none,
    example: "<Harms>",
    holds: { exactly: ["list"], plainly: "one list of what can go wrong" },
  },
  Alternatives: { attributes: none, example: "<Alternatives>" },
  Unknown: { attributes: none, example: "<Unknown>" },
  ChangeOurMind: { attributes: none, example: "<ChangeOurMind>" },
  Invitation: {
    attributes: none,
    example: "<Invitation>",
    holds: { exactly: ["paragraph"], plainly: "one paragraph" },
  },
  Table: {
    attributes: z.strictObject({ caption: z.string("Say in a caption what the table shows").min(5) }),
    example: '<Table caption="What each option involves">',
    holds: { exactly: ["table"], plainly: "one table" },
  },
  Question: { attributes: title, example: '<Question title="Is it painful?">', heading: "title" },
  CaseSeries: {
    attributes: z.strictObject({ source: z.string("Write the id of the study from sources.yaml") }),
    example: '<CaseSeries source="isakos-2025">',
    holds: { exactly: ["list"], plainly: "one list of what the study does not report" },
  },
  Drawing: {
    attributes: z.strictObject({
      name: z.enum(DRAWING_NAMES, `Choose one of these drawings: ${DRAWING_NAMES.join(", ")}`),
      shows: z
        .string("Say under shows= what the drawing shows, for people who cannot see it")
        .min(MIN_SHOWN, "Say in shows= what can be seen, part by part, in a sentence or two"),
    }),
    example: '<Drawing name="leg" shows="A lower leg from the side. The Achilles tendon …">',
    holds: { exactly: ["paragraph"], plainly: "one paragraph, its caption" },
  },
  Drawings: {
    attributes: none,
    example: "<Drawings>",
    holds: { exactly: ["Drawing"], repeated: true, plainly: "nothing but <Drawing> blocks, in order" },
  },
  OutOfHundred: {
    attributes: z.strictObject({
      who: z.string("Say who is counted, like people with a new rupture").min(5),
      what: z.string("Say what happened to them, like tore it again").min(3),
      at: z.string("Say within what time, like 9 months").min(3),
    }),
    example: '<OutOfHundred who="people with a new rupture" what="tore it again" at="9 months">',
    holds: { exactly: ["Table"], plainly: "one <Table>, whose second column holds counts like “5 of 100”" },
  },
  Studies: {
    attributes: title,
    example: '<Studies title="Is this study about me?">',
    holds: { exactly: ["Study"], repeated: true, plainly: "nothing but <Study> blocks, one for each study" },
    heading: "title",
  },
  Study: {
    attributes: title.extend({ source: z.string("Write the id of the study from sources.yaml") }),
    example: '<Study source="path-2-2019" title="PATH-2, 2019">',
    within: "Studies",
    heading: "title",
  },
} satisfies Record<string, BlockRule>;

export type BlockName = keyof typeof BLOCKS;

/** The names of all blocks, in the order of the table. */
export const BLOCK_NAMES = Object.keys(BLOCKS);

const rules = new Map<string, BlockRule>(Object.entries(BLOCKS));

/** The rule of a block, or nothing when no block has that name. */
export function blockRule(name: string | null): BlockRule | undefined {
  return rules.get(name ?? "");
}
