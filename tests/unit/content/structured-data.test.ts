import { expect, test } from "vitest";
import { blocks } from "@/components/mdx";
import { clinicValue } from "@/lib/content/clinic-values/schema";
import type { Page } from "@/lib/content/page";
import { renderPage } from "@/lib/content/render";
import { hashOf } from "@/lib/content/review-state";
import { topicsOf } from "@/lib/content/routes";
import type { Clinic } from "@/lib/content/schema";
import { readSite } from "@/lib/content/site";
import { pageData } from "@/lib/content/structured-data/page";
import { structuredDataSchema, structuredDataText, treatmentNameSchema } from "@/lib/content/structured-data/schema";
import { entriesOf } from "@/lib/search/entries";
import { CONTENT } from "@/tests/support/content-copy";
import { CLINIC, readBody, siteOf } from "@/tests/support/site";

const SITE_URL = "https://clinic.example";
const REAL_CLINIC: Clinic = { ...CLINIC, sample: false };

type Setting = { meta?: Partial<Page["meta"]>; clinic?: Clinic; today?: string };

function pageOf(body: string, change: Partial<Page>, meta: Partial<Page["meta"]> = {}): Page {
  const read = readBody(body);
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join());
  return { ...read.page, ...change, meta: { ...read.page.meta, ...meta } };
}

/** What machines are told of a page with this body, in a topic about a torn tendon. */
async function dataOf(body: string, { meta, clinic = CLINIC, today = "2026-11-21" }: Setting = {}) {
  const opening = pageOf("Words.\n", { name: "index", path: "/topic" }, { condition: "A torn tendon", title: "Topic" });
  const page = pageOf(body, { name: "inner", path: "/topic/inner" }, meta);
  const site = siteOf([opening, page]);
  const [topic = null] = topicsOf(site);
  const article = await renderPage(page, topic, { site, clinic, blocks, today });
  return structuredDataSchema.parse(pageData({ page, topic, article, clinic, siteUrl: SITE_URL }));
}

/** A sign-off of the page with this body, as the command writes it. */
function signOff(body: string, next: string) {
  const page = pageOf(body, { name: "inner", path: "/topic/inner" });
  const hash = hashOf(page, siteOf([page]).sources);
  return { by: "Ann Lee, MD", role: "Orthopedic surgeon", on: "2026-11-20", next, hash };
}

function question(answer: string): string {
  return `<Question title="Is it painful?">\n\n${answer}\n\n</Question>\n`;
}

test("every page of this site has data in the shapes that are allowed, and none of them sells", async () => {
  const site = await readSite(CONTENT);
  const topics = topicsOf(site);
  const clinic = site.clinic ?? REAL_CLINIC;
  for (const page of site.pages) {
    const topic = topics.find(({ name }) => name === page.topic) ?? null;
    const article = await renderPage(page, topic, { site, clinic, blocks, today: "2026-11-21" });
    const data = pageData({ page, topic, article, clinic, siteUrl: SITE_URL });
    expect(structuredDataSchema.safeParse(data).error, page.path).toBeUndefined();
    expect(structuredDataText(data)).not.toMatch(/"@type":"[^"]*(Offer|Product|Service|Drug|Rating|Review)"/);
  }
});

test("a page nobody has reviewed tells of no review", async () => {
  const data = await dataOf("Words.\n");
  expect(data).toMatchObject({ "@type": "MedicalWebPage", url: `${SITE_URL}/topic/inner`, dateModified: "2026-11-20" });
  expect(data).not.toHaveProperty("lastReviewed");
  expect(data).not.toHaveProperty("reviewedBy");
});

test("a review is told with its reviewer while it stands", async () => {
  const data = await dataOf("Words.\n", { meta: { reviewed: signOff("Words.\n", "2027-11-20") } });
  expect(data.lastReviewed).toBe("2026-11-20");
  expect(data.reviewedBy).toEqual({ "@type": "Person", name: "Ann Lee, MD", jobTitle: "Orthopedic surgeon" });
});

test.each([
  ["the words have changed since", signOff("Other words.\n", "2027-11-20")],
  ["the next one is overdue", signOff("Words.\n", "2026-11-20")],
])("a review is not told when %s", async (_, reviewed) => {
  const data = await dataOf("Words.\n", { meta: { reviewed } });
  expect(data).not.toHaveProperty("lastReviewed");
  expect(data).not.toHaveProperty("reviewedBy");
});

test("a page of a topic is about the topic's condition, and names the treatments in general use that it tells of", async () => {
  const { about } = await dataOf("A boot.\n", { meta: { treatments: ["Boot"] } });
  expect(about).toEqual({
    "@type": "MedicalCondition",
    name: "A torn tendon",
    possibleTreatment: [{ "@type": "MedicalTherapy", name: "Boot" }],
  });
  expect((await dataOf("Words.\n")).about).toEqual({ "@type": "MedicalCondition", name: "A torn tendon" });
});

test.each([
  "Stem cells",
  "Cell injection",
  "PRP",
  "Marrow concentrate",
  "Exosomes",
  "Regenerative therapy",
  "Steroid shot",
])("“%s” is no treatment that machines are told of", (name) =>
  expect(treatmentNameSchema.safeParse(name).success).toBe(false),
);

test.each(["Boot", "Cast", "Surgery", "Physical therapy"])("“%s” is one", (name) => {
  expect(treatmentNameSchema.safeParse(name).success).toBe(true);
});

test("the sources of a page are told by the addresses that its list shows", async () => {
  const { citation } = await dataOf('Boots <Cite id="boots-2020" />.\n');
  expect(citation).toEqual(["https://doi.org/10.1000/test"]);
});

test("the way to a page is told as the line above its title shows it", async () => {
  const { breadcrumb } = await dataOf("Words.\n");
  expect(breadcrumb?.itemListElement.map(({ name, item }) => [name, item])).toEqual([
    ["Home", `${SITE_URL}/`],
    ["Topic", `${SITE_URL}/topic`],
  ]);
});

test("a question is told with its whole answer, without notes and with the clinic's values", async () => {
  const answer =
    'Yes, in **540** people <Cite id="boots-2020" />. Call <Clinic value="phone" />.\n\n- [Ask](/about) us\n- Rest';
  const data = await dataOf(question(answer));
  expect(data["@type"]).toEqual(["MedicalWebPage", "FAQPage"]);
  expect(data.mainEntity).toEqual([
    {
      "@type": "Question",
      name: "Is it painful?",
      acceptedAnswer: { "@type": "Answer", text: "Yes, in 540 people. Call +1 202-555-0143.\nAsk us\nRest" },
    },
  ]);
});

test("search engines and our own search are told the same words, whichever value of the clinic stands in them", async () => {
  const names = [
    "name",
    "phone",
    "email",
    "address",
    "hours",
    "replyTime",
    "keepDays",
    "keepOpenDays",
    "emergencyNumber",
  ];
  for (const name of names) {
    const answer = `Yes (so it is <Cite id="boots-2020" />): <Clinic value="${name}" /> <Cite id="boots-2020" />.`;
    const { mainEntity } = await dataOf(question(answer));
    const read = readBody(question(answer));
    const entry = entriesOf(siteOf(read.ok ? [read.page] : []), CLINIC).find(({ isAnswer }) => isAnswer);
    const told = mainEntity?.map(({ acceptedAnswer }) => acceptedAnswer.text).join("");
    expect(told).toBe(`Yes (so it is): ${clinicValue(name, CLINIC)}.`);
    expect(entry?.passages.flatMap(({ sentences }) => sentences).join(" ")).toBe(told);
  }
  expect(clinicValue("hours", CLINIC)).toBe("Monday to Friday, 09:00 to 17:00");
  expect(clinicValue("keepDays", CLINIC)).toBe("90");
});

test("an answer whose claims are marked by a block is not told without its marks", async () => {
  const answer = '<Claimed by="clinics">\n\nIt heals.\n\n</Claimed>\n\n<Known>\n\nNobody knows.\n\n</Known>';
  const data = await dataOf(question(answer));
  expect(data["@type"]).toBe("MedicalWebPage");
  expect(data).not.toHaveProperty("mainEntity");
});

test("a made-up clinic is told to no machine, a real one is, with nothing that it treats", async () => {
  expect(await dataOf("Words.\n")).not.toHaveProperty("publisher");
  const { publisher } = await dataOf("Words.\n", { clinic: REAL_CLINIC });
  expect(publisher).toEqual({
    "@type": "MedicalClinic",
    name: "Test Clinic",
    legalName: "Test Clinic (not a real clinic)",
    url: `${SITE_URL}/`,
    telephone: "+1 202-555-0143",
    email: "desk@clinic.example",
    address: "1 Example Street",
    openingHours: ["Mo-Fr 09:00-17:00"],
  });
});

test("opening hours that are not plain days are left out rather than guessed", async () => {
  const hours = [...CLINIC.hours, { days: "Every second Saturday", open: "09:00", close: "12:00" }];
  const { publisher } = await dataOf("Words.\n", { clinic: { ...REAL_CLINIC, hours } });
  expect(publisher).not.toHaveProperty("openingHours");
});

test("no word of a page can end the block that holds the data", async () => {
  const title = "</script><script>alert(1)</script><!--";
  const text = structuredDataText(await dataOf("Words.\n", { meta: { title } }));
  expect(text).not.toContain("<");
  expect(JSON.parse(text)).toMatchObject({ name: title });
});
