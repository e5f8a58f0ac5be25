import { z } from "zod";
import { type About, aboutSchema } from "../studies/schema.ts";

/** Work in which people were treated or followed, or that sums up such work. */
const STUDY_KINDS = [
  "randomized trial",
  "trial summary",
  "pooled analysis",
  "uncontrolled study",
  "case series",
  "protocol",
  "systematic review",
  "audit",
] as const;

/** Work that somebody paid for, but that followed no patients of its own. */
const PAPER_KINDS = [
  "review",
  "laboratory review",
  "survey",
  "guideline",
  "decision aid",
  "questionnaire study",
] as const;

/** Words of an authority or a society. */
const OFFICIAL_KINDS = ["guidance", "regulation", "statement"] as const;

/** The kinds of work a source can be, in the words that a reader sees. */
const SOURCE_KINDS = [...STUDY_KINDS, ...PAPER_KINDS, ...OFFICIAL_KINDS];

/** How an entry says that something is not known: in words that begin so. */
const NOT_KNOWN = /^not /i;

const UNKNOWN = "If what you have read does not say, write that, like: Not stated in the summary we read";

/** Words that say nothing to a reader, not even what was read. */
const NO_ANSWER = /^(?:unknown|n\s?\.?\/?\s?a\.?|tb[ad]|to ?do|[?…x.–—-]+)\.?$/i;

/** Words that a reader sees; a blank entry would look as if there were nothing to say. */
function words(ask: string) {
  const message = `${ask}. ${UNKNOWN}`;
  return z
    .string(message)
    .trim()
    .min(3, message)
    .refine((given) => !NO_ANSWER.test(given), message);
}

/** How a figure can be drawn: as people, as a change without start and end, or as a number that may be a score or a change. */
const DRAWN = ["people", "change", "score or change"] as const;

/** What a value and its unit must look like to be drawn so. */
const DRAWABLE = {
  people: /^\d+ of \d+ people$/,
  change: /^-?\d+(?:\.\d+)? /,
  "score or change": /^\d+(?:\.\d+)? points of \d+$/,
};

/**
 * One value that pages may quote from a source: what it is, its unit, and at what time, as in 13 of 274 people at 9 months.
 *
 * Numbers stand in digits, so that a page's numbers can be held against them; “0.30” keeps its last digit in quotation
 * marks. A fall carries a minus.
 */
const figureSchema = z
  .strictObject({
    value: z
      .union([z.string(), z.number()], 'Write the figure in digits after “value:”, like 86.5 or "13 of 274"')
      .transform(String)
      .refine((value) => /\d/.test(value), 'Write the figure in digits after “value:”, like 86.5 or "13 of 274"')
      .refine((value) => !value.includes("%"), "Take the % out of “value:” and write percent after “unit:”"),
    what: z.string("Write what the figure is after “what:”, like re-ruptures with a boot").min(3),
    unit: z.string("Write what is counted or measured after “unit:”, like people, points or months").min(1),
    at: z.string("Write the time of the figure after “at:”, like 9 months").min(2).optional(),
    /** How `<CaseSeries>` draws it, if it does. */
    draw: z.enum(DRAWN, `Choose after “draw:”: ${DRAWN.join(", ")}`).optional(),
  })
  .refine(({ draw, value, unit }) => !draw || DRAWABLE[draw].test(`${value} ${unit}`), {
    error:
      "This cannot be drawn so: people need a value like 0 of 7, a change a number, a score or change the unit points of 100",
    path: ["draw"],
  });

export type Figure = z.output<typeof figureSchema>;

const ASK_YEAR = "Write the year in digits after “year:”, like 2024, or the word unknown when the source bears no date";

/** What every source says of itself. */
const common = {
  citation: z.string("Write who published it, where and when after “citation:”").min(10),
  year: z.union([z.int(ASK_YEAR).min(1900, ASK_YEAR).max(2100, ASK_YEAR), z.literal("unknown")], ASK_YEAR),
  doi: z
    .string()
    .regex(/^10\.\d{4,9}\/\S+$/, "Write the DOI alone, like 10.1136/bmj.l6132")
    .optional(),
  url: z.url({ protocol: /^https$/, error: "Write the full address, starting with https://" }).optional(),
  limits: words("Write in one sentence what this source cannot tell after “limits:”"),
  /** The only numbers that a sentence citing this source may hold. */
  figures: z.array(figureSchema, "Write a list after “figures:”, or [] when pages quote no number"),
  checked: z.iso.date("Write the day the source was last checked after “checked:”, like 2026-11-20"),
};

const ASK_PEOPLE = `Write the number of people in digits after “people:”. ${UNKNOWN}`;
const people = z.union([z.int(ASK_PEOPLE).positive(ASK_PEOPLE), z.string().regex(NOT_KNOWN, ASK_PEOPLE)], ASK_PEOPLE);
const injury = words("Write what the people had after “injury:”, like acute rupture, no surgery");
const product = words("Write what was given or done after “product:”, with its dose");
const comparator = words("Write what it was compared with after “comparator:”, or none");
const followUp = words("Write how long people were followed after “followUp:”, like 9 months");
const funding = words("Write who paid, and what the authors gain, after “funding:”");

const study = {
  ...{ people, injury, product, comparator, followUp, funding },
  /** Only for a study shown as a card: whom it is about, in the words that readers choose from. */
  about: aboutSchema.optional(),
};

/** May be known of a source of another kind, and is then shown. */
const ofStudy = {
  people: people.optional(),
  injury: injury.optional(),
  product: product.optional(),
  comparator: comparator.optional(),
  followUp: followUp.optional(),
};

/**
 * One source that pages may cite, as it stands in `content/sources.yaml`.
 *
 * Every source has a link that a reader can follow (`doi` or `url`), says what it cannot tell, and names the day somebody
 * last checked it. A study of people also says how many, with which injury, what they were given, compared with what, for
 * how long, and who paid. What is not known is said in words; nothing is left out in silence.
 */
const sourceSchema = z
  .discriminatedUnion(
    "kind",
    [
      z.strictObject({ ...common, ...study, kind: z.enum(STUDY_KINDS) }),
      z.strictObject({ ...common, ...ofStudy, kind: z.enum(PAPER_KINDS), funding }),
      z.strictObject({ ...common, ...ofStudy, kind: z.enum(OFFICIAL_KINDS), funding: funding.optional() }),
    ],
    `Choose the kind of source after “kind:”: ${SOURCE_KINDS.join(", ")}`,
  )
  .refine((source) => source.doi !== undefined || source.url !== undefined, {
    error: "Add a “doi:” or a “url:” that readers can follow",
    when: ({ value }) => typeof value === "object" && value !== null,
  });

export const sourcesSchema = z.record(
  z.string().regex(/^[a-z0-9-]+$/, "Use small letters, digits and hyphens for a source's id"),
  sourceSchema,
);

export type Source = z.output<typeof sourceSchema>;

/** Where a reader finds a source. */
export function addressOf({ doi, url = "" }: Pick<Source, "doi" | "url">): string {
  return doi ? `https://doi.org/${doi}` : url;
}

/** False for an entry that is missing, and for one whose words say that nobody knows, as in “Not stated”. */
export function isKnown<Value extends string | number>(value: Value | undefined): value is Value {
  return value !== undefined && !NOT_KNOWN.test(String(value));
}

/** Whom a study is about; nothing for a source that is no study of people, or does not say. */
export function aboutOf(source: Source | undefined): About | undefined {
  return source && "about" in source ? source.about : undefined;
}
