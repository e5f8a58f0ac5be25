import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { blocks } from "@/components/mdx";
import type { Page } from "@/lib/content/page";
import { renderEmergencyCards, renderPage, renderWholeTopic } from "@/lib/content/render";
import { hashOf } from "@/lib/content/review-state";
import { topicsOf, wholeArticleLink } from "@/lib/content/routes";
import { CLINIC, readBody, SOURCE, siteOf } from "@/tests/support/site";

const SITE_URL = "https://clinic.example";

function pageOf(body: string, change: Partial<Page> = {}): Page {
  const read = readBody(body);
  if (!read.ok) throw new Error(read.problems.map((problem) => problem.message).join());
  return { ...read.page, ...change };
}

async function htmlOf(body: string): Promise<string> {
  const page = pageOf(body);
  const article = await renderPage(page, null, { site: siteOf([page]), clinic: CLINIC, blocks, today: "2026-11-20" });
  return renderToStaticMarkup(article.body);
}

test("a note is a numbered link to its source, and leaves room for the way back", async () => {
  const html = await htmlOf('One <Cite id="boots-2020" />. Two <Cite id="boots-2020" />.\n');
  expect(html).toContain('One<sup><a id="cite-1-1" href="#source-1" aria-label="Source 1">[1]</a></sup>.');
  expect(html).toContain('Two<sup><a href="#source-1" aria-label="Source 1">[1]</a></sup>.');
});

test("no line ends between a bracket and the note after it", async () => {
  expect(await htmlOf('Two (of ten) <Cite id="boots-2020" />.\n')).toContain("(of ten)\u2060<sup>");
});

test("headings get the ids that links use", async () => {
  expect(await htmlOf("## What to do today\n")).toContain('<h2 id="what-to-do-today">What to do today</h2>');
});

test("a block's title is a heading one level below the heading before it, and a link to a question opens its answer", async () => {
  const html = await htmlOf('## Risks\n\n<Question title="Is it painful?">\n\nYes.\n\n</Question>\n');
  expect(html).toMatch(/<h3[^>]*>Is it painful\?<\/h3><\/summary><div id="is-it-painful"/);
});

test("the signs of an emergency stand level with those for a doctor, also where pages stand together", async () => {
  const signs =
    '<Emergency>\n\nYou collapse.\n\n</Emergency>\n\n<Urgent title="See a doctor if">\n\nIt swells.\n\n</Urgent>';
  const inner = pageOf(`## Today\n\n${signs}\n`, { name: "inner", path: "/topic/inner" });
  const opening = pageOf("Opening.\n", { name: "index", path: "/topic" });
  const topic = { name: "topic", opening, pages: [opening, inner] };
  const context = { site: siteOf([opening, inner]), clinic: CLINIC, blocks, today: "2026-11-20" };
  const whole = renderToStaticMarkup((await renderWholeTopic(topic, context, SITE_URL)).body);
  expect(whole).toMatch(/<h4[^>]*>Call 911 now<\/h4>/);
  expect(whole).toMatch(/<h4[^>]*>See a doctor if<\/h4>/);
});

test("a table names its rows and columns for those who hear it", async () => {
  const html = await htmlOf('<Table caption="Time needed">\n\n| | Boot |\n| :- | -: |\n| Weeks | 8 |\n\n</Table>\n');
  expect(html).toContain("<caption>Time needed</caption>");
  expect(html).toContain('<th role="columnheader" scope="col">Boot</th>');
  expect(html).toContain('<th role="rowheader" scope="row">Weeks</th>');
  expect(html).toContain('<td role="cell" data-column="Boot">8</td>');
  expect(html).not.toContain("style=");
});

/** A table of this many ways to be treated, in the block that says so. */
function alternatives(count: number): string {
  const ways = ["Boot", 'Surgery <Cite id="boots-2020" />', "Cells", "Rest", "Cast"].slice(0, count);
  const rows = [
    ["", ...ways],
    ["-", ...ways.map(() => "-")],
    ["Weeks", ...ways.map(() => "8")],
  ];
  const table = rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
  return `<Alternatives>\n\n<Table caption="Time needed">\n\n${table}\n\n</Table>\n\n</Alternatives>\n\n`;
}

test("of ways to be treated that stand side by side, a reader can choose one, in each table apart", async () => {
  const html = await htmlOf(alternatives(3) + alternatives(2));
  const fields = [...html.matchAll(/<input type="radio" name="([^"]*)"( checked="")?\/>([^<]*)/g)];
  expect(fields.map(([, name, checked, label]) => [name, checked !== undefined, label])).toEqual([
    ["options-1", true, "All three"],
    ["options-1", false, "Boot"],
    ["options-1", false, "Surgery"],
    ["options-1", false, "Cells"],
    ["options-2", true, "Both"],
    ["options-2", false, "Boot"],
    ["options-2", false, "Surgery"],
  ]);
});

test("a table of one way, of more than there is room to choose from, or of anything else asks nothing", async () => {
  for (const body of [alternatives(1), alternatives(5), alternatives(3).replaceAll(/<\/?Alternatives>/g, "")]) {
    expect(await htmlOf(body)).not.toContain("<input");
  }
});

test("in a table, “Unknown” at the beginning of a cell is marked, and nowhere else", async () => {
  const rows = "| | Boot | Cells |\n| - | - | - |\n| Unknown | Unknown. Nobody knows. | Not unknown |\n";
  const html = await htmlOf(`<Table caption="Time needed">\n\n${rows}\n</Table>\n`);
  expect(html.match(/<b>.*?<\/b>[^<]*/g)).toEqual(["<b>Unknown.</b> Nobody knows."]);
});

test("a table of counts is drawn as people out of a hundred, above the table", async () => {
  const rows = '| Boot | 5 of 100 <Cite id="boots-2020" /> |\n| Cells | Unknown |\n| Surgery | In words |';
  const table = `<Table caption="Tearing again">\n\n| | Of a hundred |\n| - | - |\n${rows}\n\n</Table>`;
  const html = await htmlOf(
    `<OutOfHundred who="people" what="tore it" at="9 months">\n\n${table}\n\n</OutOfHundred>\n`,
  );
  const captions = [...html.matchAll(/<figcaption>(.*?)<\/figcaption>/g)].map(([, words]) => words);
  expect(captions).toEqual([
    "<b>Boot</b> 5 of 100 people tore it within 9 months.",
    "<b>Cells</b> Unknown. Nobody has counted how many of 100 people tore it within 9 months.",
  ]);
  expect(html.indexOf("</figure><div")).toBeGreaterThan(0);
  expect(html).not.toContain("style=");
});

test("the clinic's values stand in the sentence", async () => {
  const html = await htmlOf('Call <Clinic value="phone" /> or <Clinic value="emergencyNumber" />.\n');
  expect(html).toContain('<a href="tel:+12025550143">+1 202-555-0143</a>');
  expect(html).toContain('<a href="tel:911">911</a>');
});

test.each([
  ["an expression", "{process.exit(1)}\n"],
  ["an import", 'import fs from "node:fs"\n'],
  ["an export", "export const a = 1\n"],
  ["HTML", "<script>alert(1)</script>\n"],
  ["an attribute that is code", "<Note title={process.exit(1)}>\n\nWords.\n\n</Note>\n"],
  ["a spread attribute", "<Note {...process.env}>\n\nWords.\n\n</Note>\n"],
  ["an unknown block", "<Script />\n"],
  ["a link that runs code", "[a](javascript:alert(1))\n"],
])("%s is refused by the renderer too, whoever forgot to check", async (_, body) => {
  await expect(htmlOf(body)).rejects.toThrow(/cannot|is not a block|double quotation marks/);
});

test("a whole topic is one article: sections with their own ids, deeper headings, one list of sources", async () => {
  const opening = pageOf("<Contents />\n\n## For whom\n\nYou.\n", { name: "index", path: "/topic" });
  const inner = pageOf('## Time\n\nEight weeks <Cite id="boots-2020" />. See [time](#time).\n', {
    name: "inner",
    path: "/topic/inner",
  });
  const site = siteOf([opening, inner]);
  const [topic] = topicsOf(site);
  if (!topic) throw new Error("the test site has a topic");

  const article = await renderWholeTopic(topic, { site, clinic: CLINIC, blocks, today: "2026-11-20" }, SITE_URL);
  const html = renderToStaticMarkup(article.body);

  expect(html).toContain('<h2 id="inner">A page for tests</h2>');
  expect(html).toContain('<h3 id="inner-time">Time</h3>');
  expect(html).toContain('<a href="#inner-time">time</a>');
  expect(article.sections).toEqual([{ id: "inner", title: "A page for tests" }]);
  expect(article.sources).toEqual([{ ...SOURCE, id: "boots-2020", number: 1, citedTimes: 1 }]);
  expect(article.previous?.path).toBe("/topic/inner");
});

test("a page that is no part of the handout is named at its end, on paper with its address, and is not promised", async () => {
  const opening = pageOf("Words.\n", { name: "index", path: "/topic" });
  const left = pageOf("Left out.\n", { name: "left", path: "/topic/left" });
  const site = siteOf([opening, { ...left, meta: { ...left.meta, handout: false } }]);
  const [topic] = topicsOf(site);
  if (!topic) throw new Error("the test site has a topic");
  const context = { site, clinic: CLINIC, blocks, today: "2026-11-20" };
  const whole = await renderWholeTopic(topic, context, SITE_URL);
  const html = renderToStaticMarkup(whole.body);
  expect(html).not.toContain("Left out.");
  expect(html).toContain(
    'Not on this page: <a href="/topic/left">Tests</a><span class="paper-only"> (https://clinic.example/topic/left)</span>.',
  );
  const { title, description } = wholeArticleLink(topic);
  expect(title).toBe("Topic: the main pages in one, to print");
  expect(description).toMatch(/^The main pages of this topic/);
});

test("the sheet for another doctor closes the whole topic, and stands on no page of it", async () => {
  const sheet =
    '<Sheet title="To another doctor">\n\nPlease help.\n\n<ToFillIn title="My leg">\n\n- Left or right\n\n</ToFillIn>\n\n</Sheet>\n';
  const opening = pageOf("Words.\n", { name: "index", path: "/topic" });
  const inner = pageOf(`Some words.\n\n${sheet}`, { name: "inner", path: "/topic/inner" });
  const site = siteOf([opening, inner]);
  const [topic] = topicsOf(site);
  if (!topic) throw new Error("the test site has a topic");
  const context = { site, clinic: CLINIC, blocks, today: "2026-11-20" };

  const page = await renderPage(inner, topic, context);
  expect(renderToStaticMarkup(page.body)).toBe("<p>Some words.</p>");
  expect(page.handout).toBeUndefined();
  const whole = await renderWholeTopic(topic, context, SITE_URL);
  expect(renderToStaticMarkup(whole.body)).not.toContain("Please help.");
  expect(whole.handout?.sheet?.title).toBe("To another doctor");
  const html = renderToStaticMarkup(whole.handout?.sheet?.body);
  expect(html).toContain('<h2 id="sheet">To another doctor</h2>');
  expect(html).toMatch(/<h3>My leg<\/h3>\s*<ul>\s*<li>Left or right<\/li>/);
});

test("a source that has a card on the page is known to have one, also where pages stand together", async () => {
  const body =
    '<Studies title="Studies">\n\n<Study source="boots-2020" title="Boots">\n\nWords.\n\n</Study>\n\n</Studies>\n';
  const opening = pageOf("Words.\n", { name: "index", path: "/topic" });
  const inner = pageOf(body, { name: "inner", path: "/topic/inner" });
  const site = siteOf([opening, inner]);
  const [topic] = topicsOf(site);
  if (!topic) throw new Error("the test site has a topic");
  const context = { site, clinic: CLINIC, blocks, today: "2026-11-20" };
  expect((await renderPage(inner, topic, context)).sources).toMatchObject([
    { id: "boots-2020", card: { anchor: "boots" } },
  ]);
  expect((await renderWholeTopic(topic, context, SITE_URL)).sources).toMatchObject([
    { id: "boots-2020", card: { anchor: "inner-boots" } },
  ]);
});

test("the emergency cards can stand on another page, without notes, and with the approval of their own page", async () => {
  const opening = pageOf("Words.\n", { name: "index", path: "/topic" });
  const cards =
    '## Today\n\n<OwnAdvice>\n\nMore.\n\n<Emergency>\n\nYou collapse <Cite id="boots-2020" />.\n\n</Emergency>\n\n</OwnAdvice>\n';
  const inner = pageOf(cards, { name: "inner", path: "/topic/inner" });
  async function cardsOf(page: Page) {
    const found = await renderEmergencyCards({
      site: siteOf([opening, page]),
      clinic: CLINIC,
      blocks,
      today: "2026-11-20",
    });
    return { ...found, html: renderToStaticMarkup(found?.cards) };
  }
  const found = await cardsOf(inner);
  expect(found).toMatchObject({ isApproved: false, path: "/topic/inner#today" });
  expect(found.html).toContain("<h2");
  expect(found.html).toContain("You collapse");
  expect(found.html).not.toMatch(/More|sup/);
  expect(await cardsOf(signed(inner, "2026-10-02"))).toMatchObject({ isApproved: true });
});

test("pages of a topic lead to their neighbours in order", async () => {
  const opening = pageOf("Words.\n", { name: "index", path: "/topic" });
  const inner = pageOf("Words.\n", { name: "inner", path: "/topic/inner" });
  const site = siteOf([opening, inner]);
  const [topic] = topicsOf(site);
  const article = await renderPage(inner, topic ?? null, { site, clinic: CLINIC, blocks, today: "2026-11-20" });
  expect([article.previous?.path, article.next?.path]).toEqual(["/topic", "/topic/whole-article"]);
});

test("a whole topic counts as reviewed only when every page of it is, and then since the earliest day", async () => {
  const opening = pageOf("Words.\n", { name: "index", path: "/topic" });
  const inner = pageOf("Words.\n", { name: "inner", path: "/topic/inner" });
  async function review(...days: (string | undefined)[]) {
    const pages = [opening, inner].map((page, at) => signed(page, days[at]));
    const site = siteOf(pages);
    const [topic] = topicsOf(site);
    if (!topic) throw new Error("the test site has a topic");
    return (await renderWholeTopic(topic, { site, clinic: CLINIC, blocks, today: "2026-11-20" }, SITE_URL)).reviewed;
  }
  expect(await review("2026-10-02", undefined)).toEqual({ state: "none" });
  expect(await review("2026-10-02", "2026-09-01")).toMatchObject({ state: "signed", on: "2026-09-01" });
});

function signed(page: Page, on: string | undefined): Page {
  if (!on) return page;
  const hash = hashOf(page, siteOf([page]).sources);
  return {
    ...page,
    meta: { ...page.meta, reviewed: { by: "A Person", role: "surgeon", on, next: "2027-10-02", hash } },
  };
}
