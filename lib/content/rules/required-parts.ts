import type { Nodes } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { blocksIn, isBlock } from "../outline.ts";
import type { Page } from "../page.ts";
import { topicsOf } from "../routes.ts";
import type { Problem } from "../schema.ts";
import type { Site } from "../site.ts";
import { pageError, type Rule } from "./rule.ts";

/** What opens a topic, in this order, before anything else is said. */
const OPENING = ["Alert", "Interest", "Summary"];

type Part = { block: string; what: string; page: string; about: string; type: string };

/** What each topic must hold somewhere: its block, the page it belongs on, and what to type. */
const PARTS: Part[] = [
  {
    block: "Emergency",
    what: "the card with the signs of an emergency",
    ...{ page: "condition", about: "the injury" },
    type: "<Emergency>, the signs as a list, </Emergency>",
  },
  {
    block: "ProductCard",
    what: "the card of the product that your clinic offers",
    ...{ page: "procedure", about: "how the treatment is done" },
    type: "<ProductCard />",
  },
  {
    block: "Harms",
    what: "what can go wrong",
    ...{ page: "benefits-and-limitations", about: "benefits and harms" },
    type: "<Harms>, the harms as a list, each with its source, </Harms>",
  },
  {
    block: "Alternatives",
    what: "the other ways to be treated, doing nothing among them",
    ...{ page: "comparison", about: "the options" },
    type: "<Alternatives>, a table or a list of the options, </Alternatives>",
  },
  {
    block: "Unknown",
    what: "what nobody knows yet",
    ...{ page: "benefits-and-limitations", about: "benefits and harms" },
    type: "<Unknown>, a list of what nobody knows, </Unknown>",
  },
  {
    block: "QuestionsToAsk",
    what: "questions to ask",
    ...{ page: "candidacy", about: "whom the treatment is for" },
    type: "<QuestionsToAsk>, the questions as a list, </QuestionsToAsk>",
  },
  {
    block: "ChangeOurMind",
    what: "what would change your mind",
    ...{ page: "evidence", about: "the evidence" },
    type: "<ChangeOurMind>, which finding would make you write these pages differently, </ChangeOurMind>",
  },
];

/** Words that say what happens to those who choose no treatment. */
const NOTHING = /\b(?:nothing|no treatment|untreated|without (?:any )?treatment)\b/i;

/**
 * A topic's first page begins with the way to help in an emergency, then what the clinic gains, then a summary, and
 * holds the list of its pages. Patients meet these four before any claim. Its pages together hold what an honest page
 * about a treatment cannot leave out.
 */
export const requiredParts: Rule = (page, site) => {
  if (page.topic === null || page.name !== "index") return [];
  return [...opening(page), ...partsOfTopic(page, site)];
};

function opening(page: Page): Problem[] {
  const start = page.tree.children
    .filter((node) => node.type !== "yaml")
    .slice(0, OPENING.length)
    .map(nameOf);
  const messages = [
    ...(start.join() === OPENING.join()
      ? []
      : ["A topic's first page must begin with <Alert>, then <Interest>, then <Summary>, before any other words"]),
    ...(blocksIn(page.tree, "Contents").length > 0
      ? []
      : ["A topic's first page must hold <Contents />, the list of its pages"]),
  ];
  return messages.map((message) => pageError(page, "required-parts", { line: 1, column: 1 }, message));
}

/** What the topic lacks. Nothing is reported while a page of it cannot be read, since the part may stand there. */
function partsOfTopic(first: Page, site: Site): Problem[] {
  const folder = first.file.replace(/[^/]+$/, "");
  if (site.broken.some(({ file }) => file.startsWith(folder))) return [];
  const pages = topicsOf(site).find(({ opening }) => opening === first)?.pages ?? [];
  const blocks = pages.flatMap(({ tree }) => blocksIn(tree));
  const missing = PARTS.filter(({ block }) => !blocks.some(({ name }) => name === block)).map((part) => {
    const own = pages.find(({ name }) => name === part.page)?.file;
    const where = own ? `Put it on the page about ${part.about}, ${own}` : "Put it on the page where it fits best";
    return `This topic lacks ${part.what}. ${where}, and type: ${part.type}; tags stand on lines of their own, with empty lines around the text`;
  });
  const choices = blocks.filter(({ name }) => name === "Alternatives");
  const saysNothing = choices.length === 0 || choices.some((block) => NOTHING.test(textOf(block)));
  const message = "<Alternatives> must also say what happens when nothing is done. Add a line: Doing nothing";
  const sheets = blocks.filter(({ name }) => name === "Sheet").length;
  const oneSheet = "A topic has one <Sheet>, which closes the page that holds everything. Put both into one";
  return [...missing, ...(saysNothing ? [] : [message]), ...(sheets > 1 ? [oneSheet] : [])].map((words) =>
    pageError(first, "required-parts", { line: 1, column: 1 }, words),
  );
}

function nameOf(node: Nodes): string {
  return isBlock(node) ? (node.name ?? "") : node.type;
}
