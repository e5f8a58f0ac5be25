import { z } from "zod";

export const JURISDICTIONS = ["US", "UK", "EU"] as const;

export type Jurisdiction = (typeof JURISDICTIONS)[number];

/** Places in the United States whose laws can ask for a notice of their own, by their full names. */
const US_STATES =
  "Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, District of Columbia, Florida, Georgia, Guam, Hawaii, Idaho, Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts, Michigan, Minnesota, Mississippi, Missouri, Montana, Nebraska, Nevada, New Hampshire, New Jersey, New Mexico, New York, North Carolina, North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania, Puerto Rico, Rhode Island, South Carolina, South Dakota, Tennessee, Texas, Utah, Vermont, Virginia, Washington, West Virginia, Wisconsin, Wyoming".split(
    ", ",
  );

/** The state of a clinic in the United States. A short form would silently leave out that state's notice. */
export const stateSchema = z
  .string()
  .refine((name) => US_STATES.includes(name), "Write the state's full name after “state:”, like California");

const text = z
  .string("Write the words of the notice after “text:”, in quotation marks, or take the whole entry out")
  .trim()
  .min(20, "Write the whole notice, or take the entry out: an empty one would look like a notice");
const source = z.string("Write the id of a source from sources.yaml after “source:”").min(3);
const link = z.string("Write the words of the link to the source after “link:”, like FDA, June 3, 2021").min(3);

const noticeSchema = z.strictObject({ text, source, link });

/** What is known of the legal status of the treatment; a topic's product card shows it. */
const status = z.string("Write in one sentence what is known of the legal status after “status:”").trim().min(20);

/**
 * `content/notices.yaml`: what each page of a topic says about the law, by the clinic's jurisdiction and, in the United
 * States, its state.
 *
 * The words are counsel's. A jurisdiction or state that is not there is an empty slot: pages show nothing in its place,
 * and `npm run launch:check` asks for it. The notice of the United States cannot be taken out.
 */
export const noticesSchema = z.strictObject({
  US: noticeSchema.extend({ status, states: z.partialRecord(stateSchema, noticeSchema).default({}) }),
  UK: noticeSchema.extend({ status: status.optional() }).optional(),
  EU: noticeSchema.extend({ status: status.optional() }).optional(),
});

export type Notices = z.output<typeof noticesSchema>;

/** A sentence about the law, and where a reader can check it. */
export type SourcedText = { text: string; link: string; address: string };

/**
 * Says whether a page of a topic may ask its readers to book. In the United Kingdom and the European Union such a page
 * could count as an advertisement for a medicine that nobody has authorized.
 */
export function invitesOnTopicPages(jurisdiction: Jurisdiction): boolean {
  return jurisdiction === "US";
}
