import { z } from "zod";

/*
 * What search engines are told about a page, in the words of schema.org. These shapes are all there is: a key that is not
 * named here is refused, and none of them is an offer, a price, a product, a rating or a service.
 */

const url = z.url({ protocol: /^https?$/ });
const day = z.iso.date();
const text = z.string().min(1);

const personSchema = z.strictObject({ "@type": z.literal("Person"), name: text, jobTitle: text });

/** Words that would make a treatment one of cells or of what is sold along with them. */
const SOLD_TREATMENT =
  /\b(cells?|stem|bmac|marrow|fat|adipose|svf|plasma|prp|platelets?|exosomes?|biologics?|regenerat\w*|inject\w*|shots?)\b/i;

/** A treatment that machines may be told of: one in general use, such as a boot, a cast or surgery. */
export const treatmentNameSchema = z
  .string("Write the treatment's name as it stands on the page, like Boot")
  .trim()
  .min(3)
  .refine(
    (name) => !SOLD_TREATMENT.test(name),
    "Search engines are told of treatments in general use, like Boot, Cast or Surgery, never of cells, plasma or shots",
  );

const therapySchema = z.strictObject({ "@type": z.literal("MedicalTherapy"), name: treatmentNameSchema });

const conditionSchema = z.strictObject({
  "@type": z.literal("MedicalCondition"),
  name: text,
  possibleTreatment: z.array(therapySchema).min(1).optional(),
});

const questionSchema = z.strictObject({
  "@type": z.literal("Question"),
  name: text,
  acceptedAnswer: z.strictObject({ "@type": z.literal("Answer"), text }),
});

const trailSchema = z.strictObject({
  "@type": z.literal("BreadcrumbList"),
  itemListElement: z
    .array(z.strictObject({ "@type": z.literal("ListItem"), position: z.int().min(1), name: text, item: url }))
    .min(2),
});

/** The clinic as every page's foot shows it. Hours are as schema.org writes them: `Mo-Fr 09:00-17:00`. */
const medicalClinicSchema = z.strictObject({
  "@type": z.literal("MedicalClinic"),
  name: text,
  legalName: text,
  url,
  telephone: text,
  email: text,
  address: text,
  openingHours: z
    .array(z.string().regex(/^(Mo|Tu|We|Th|Fr|Sa|Su)(-(Mo|Tu|We|Th|Fr|Sa|Su))? \d\d:\d\d-\d\d:\d\d$/))
    .min(1)
    .optional(),
});

const definedTermSchema = z.strictObject({
  "@type": z.literal("DefinedTerm"),
  name: text,
  description: text,
  url,
});

/** What machines are told about one page. Each value stands on that page; what the page does not show is left out. */
export const structuredDataSchema = z.strictObject({
  "@context": z.literal("https://schema.org"),
  "@type": z.union([
    z.literal("WebPage"),
    z.tuple([z.literal("WebPage"), z.literal("DefinedTermSet")]),
    z.literal("MedicalWebPage"),
    z.tuple([z.literal("MedicalWebPage"), z.literal("FAQPage")]),
  ]),
  url,
  name: text,
  inLanguage: z.literal("en"),
  dateModified: day,
  lastReviewed: day.optional(),
  reviewedBy: personSchema.optional(),
  about: conditionSchema.optional(),
  breadcrumb: trailSchema.optional(),
  citation: z.array(url).min(1).optional(),
  mainEntity: z.array(questionSchema).min(1).optional(),
  hasDefinedTerm: z.array(definedTermSchema).min(1).optional(),
  publisher: medicalClinicSchema.optional(),
});

export type StructuredData = z.output<typeof structuredDataSchema>;
export type QuestionData = z.output<typeof questionSchema>;
export type MedicalClinicData = z.output<typeof medicalClinicSchema>;

/**
 * Structured data as the text of a `<script type="application/ld+json">`. No tag can begin in it: every `<` is written as
 * its number, which JSON reads back as the sign.
 */
export function structuredDataText(data: StructuredData): string {
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}
