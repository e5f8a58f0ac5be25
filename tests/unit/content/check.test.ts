import { expect, test } from "vitest";
import { checkPage } from "@/lib/content/check";
import { parsePage } from "@/lib/content/parse";
import type { Problem } from "@/lib/content/schema";
import { pageText, readBody, siteOf } from "@/tests/support/site";

/** What the check says about a page with this body. */
function problemsOf(body: string): Problem[] {
  const read = readBody(body);
  return read.ok ? checkPage(read.page, siteOf([read.page])) : read.problems;
}

/** Each mistake a writer can make: what is typed, the rule that objects, where, and words the message must hold. */
const MISTAKES: { mistake: string; body: string; rule: string; at: string; says: string }[] = [
  { mistake: "a footnote", body: "A fact[^1].\n\n[^1]: A note.\n", rule: "block", at: "8:7", says: "<Cite id=" },
  {
    mistake: "a claim whose answer is empty",
    body: '<Claimed by="clinics">\n\nIt heals.\n\n</Claimed>\n\n<Known>\n\n</Known>\n',
    rule: "block",
    at: "14:1",
    says: "holds no words",
  },
  {
    mistake: "an address in angle brackets",
    body: "See <https://example.com>.\n",
    rule: "syntax",
    at: "8:12",
    says: "[words]",
  },
  { mistake: "a place within the form", body: "[Ask](/consultation#name).\n", rule: "link", at: "8:1", says: "alone" },
  {
    mistake: "a heading that the page has already",
    body: "## Sources\n",
    rule: "duplicate-id",
    at: "8:1",
    says: "other words",
  },
  {
    mistake: "a count without a note",
    body: "In one trial, 540 people wore a boot.\n",
    rule: "noted",
    at: "8:15",
    says: "540",
  },
  {
    mistake: "a percentage without a note",
    body: "It came back in 5% of them.\n",
    rule: "noted",
    at: "8:17",
    says: "our own sum",
  },
  { mistake: "an import", body: 'import x from "y"\n', rule: "no-code", at: "8:1", says: "cannot stand in a page" },
  { mistake: "an export", body: "export const a = 1\n", rule: "no-code", at: "8:1", says: "cannot stand in a page" },
  { mistake: "curly brackets", body: "Call {phone} now.\n", rule: "no-code", at: "8:6", says: "round brackets" },
  {
    mistake: "curly brackets that hold no code",
    body: "Call {the desk now.\n",
    rule: "syntax",
    at: "8:6",
    says: "Curly brackets",
  },
  {
    mistake: "an expression in a tag",
    body: "A fact <Cite id={x} />.\n",
    rule: "no-code",
    at: "8:8",
    says: "double quotation marks",
  },
  { mistake: "an HTML tag", body: "A <b>bold</b> word.\n", rule: "no-code", at: "8:3", says: "**words**" },
  { mistake: "a line break tag", body: "One<br />two.\n", rule: "no-code", at: "8:4", says: "empty line" },
  { mistake: "an HTML tag that is not closed", body: "One<br>two.\n", rule: "syntax", at: "8:4", says: "HTML tags" },
  { mistake: "an HTML comment", body: "<!-- later -->\n", rule: "syntax", at: "8:2", says: "Take the note out" },
  { mistake: "less-than before a digit", body: "It is <5 people.\n", rule: "syntax", at: "8:8", says: "less than 5" },
  { mistake: "a block that is not closed", body: "<Note>\n\nWords.\n", rule: "syntax", at: "8:1", says: "</Note>" },
  {
    mistake: "an unknown block",
    body: "<Callout>\n\nWords.\n\n</Callout>\n",
    rule: "block",
    at: "8:1",
    says: "is not a block",
  },
  {
    mistake: "a misspelled block",
    body: '<question title="Why?">\n\nWords.\n\n</question>\n\n<Qestion title="Why not?">\n\nWords.\n\n</Qestion>\n',
    rule: "block",
    at: "14:1",
    says: "Did you mean <Question>?",
  },
  {
    mistake: "a picture whose file is not there",
    body: "![A boot](/images/Boot.svg)\n",
    rule: "image",
    at: "8:1",
    says: "There is no file public/images/Boot.svg. Did you mean /images/boot.svg?",
  },
  { mistake: "a heading without a space", body: "##Risks\n", rule: "markdown", at: "8:1", says: "## Risks" },
  { mistake: "a list without a space", body: "One.\n\n-two\n", rule: "markdown", at: "10:1", says: "- words" },
  { mistake: "a numbered line without a space", body: "1.Take it\n", rule: "markdown", at: "8:1", says: "1. words" },
  { mistake: "a dot from another program", body: "• Take it\n", rule: "markdown", at: "8:1", says: "instead of a dot" },
  { mistake: "stars without a partner", body: "It is **not safe\n", rule: "markdown", at: "8:7", says: "**words**" },
  { mistake: "one star", body: "It is *not so\n", rule: "markdown", at: "8:7", says: "*words*" },
  {
    mistake: "a link with a space in its middle",
    body: "Words.\nSee [us] (/about).\n",
    rule: "markdown",
    at: "9:8",
    says: "[words](/about)",
  },
  {
    mistake: "a link with a space in its address",
    body: "See [us](/about us).\n",
    rule: "markdown",
    at: "8:8",
    says: "[words](/about)",
  },
  { mistake: "a backtick", body: "I don`t know.\n", rule: "markdown", at: "8:6", says: "apostrophe" },
  {
    mistake: "a table without its second line",
    body: "| a | b |\n| 1 | 2 |\n",
    rule: "markdown",
    at: "8:1",
    says: "---",
  },
  {
    mistake: "a sign of Markdown in a title",
    body: '<Note title="**Good** to know">\n\nWords.\n\n</Note>\n',
    rule: "markdown",
    at: "8:1",
    says: "plain words",
  },
  {
    mistake: "an unknown attribute",
    body: '<Note colour="red">\n\nWords.\n\n</Note>\n',
    rule: "block",
    at: "8:1",
    says: "colour",
  },
  {
    mistake: "an attribute that lacks",
    body: "<Urgent>\n\nWords.\n\n</Urgent>\n",
    rule: "block",
    at: "8:1",
    says: "title",
  },
  {
    mistake: "a claim without what is known",
    body: '<Claimed by="clinics">\n\nIt works.\n\n</Claimed>\n',
    rule: "block",
    at: "8:1",
    says: "<Known>",
  },
  {
    mistake: "a summary of two lines",
    body: "<Summary>\n\n- one\n- two\n\n</Summary>\n",
    rule: "block",
    at: "8:1",
    says: "five lines",
  },
  {
    mistake: "a table outside its block",
    body: "| a | b |\n| - | - |\n| 1 | 2 |\n",
    rule: "block",
    at: "8:1",
    says: "<Table caption=",
  },
  {
    mistake: "an unknown source",
    body: 'A fact <Cite id="boots-2021" />.\n',
    rule: "citation",
    at: "8:8",
    says: "boots-2020",
  },
  {
    mistake: "an invitation to book outside its block",
    body: "You can [ask us](/consultation).\n",
    rule: "invitation",
    at: "8:9",
    says: "<Invitation>",
  },
  {
    mistake: "an invitation to book by way of a definition",
    body: "You can [ask us][form].\n\n[form]: /consultation?from=page\n",
    rule: "invitation",
    at: "10:1",
    says: "<Invitation>",
  },
  {
    mistake: "a note in an invitation",
    body: '<Invitation>\n\nA fact <Cite id="boots-2020" />.\n\n</Invitation>\n',
    rule: "invitation",
    at: "10:8",
    says: "holds no notes",
  },
  {
    mistake: "a heading in an invitation",
    body: "<Invitation>\n\n## Ask us\n\n</Invitation>\n",
    rule: "block",
    at: "8:1",
    says: "one paragraph",
  },
  {
    mistake: "a broken internal link",
    body: "[A page](/nowhere).\n",
    rule: "link",
    at: "8:1",
    says: "There is no page",
  },
  {
    mistake: "a misspelled address",
    body: "[A page](/consultaton).\n",
    rule: "link",
    at: "8:1",
    says: "Did you mean /consultation?",
  },
  { mistake: "a broken anchor", body: "## Here\n\n[There](#there).\n", rule: "link", at: "10:1", says: "#here" },
  {
    mistake: "a broken anchor on another page",
    body: "[There](/topic/page#there).\n",
    rule: "link",
    at: "8:1",
    says: "There is no heading",
  },
  { mistake: "a link to a file", body: "[A page](condition.mdx).\n", rule: "link", at: "8:1", says: "cannot be used" },
  {
    mistake: "a link that runs code",
    body: "[A page](javascript:alert(1)).\n",
    rule: "link",
    at: "8:1",
    says: "cannot be used",
  },
  {
    mistake: "a picture without words",
    body: "![](/images/boot.svg)\n",
    rule: "image",
    at: "8:1",
    says: "what the picture shows",
  },
  {
    mistake: "a picture from elsewhere",
    body: "![A boot](https://example.com/boot.png)\n",
    rule: "image",
    at: "8:1",
    says: "public/images",
  },
  {
    mistake: "two headings with the same words",
    body: "## Pain\n\nA.\n\n## Pain\n",
    rule: "duplicate-id",
    at: "12:1",
    says: "line 8",
  },
  { mistake: "a skipped level", body: "### Pain\n", rule: "heading", at: "8:1", says: "Start it with ##" },
  { mistake: "a second title", body: "# Pain\n", rule: "heading", at: "8:1", says: "## instead of #" },
  {
    mistake: "words that are too hard",
    body: "Intratendinous administration of regenerative preparations necessitates multidisciplinary rehabilitation considerations.\n",
    rule: "reading-grade",
    at: "1:1",
    says: "shorter",
  },
];

test.each(MISTAKES)(
  "$mistake is refused at its place, with words that say what to type",
  ({ body, rule, at, says }) => {
    const problems = problemsOf(body).map((problem) => ({ ...problem, at: `${problem.line}:${problem.column}` }));
    expect(problems).toContainEqual(
      expect.objectContaining({ rule, at, severity: "error", message: expect.stringContaining(says) }),
    );
  },
);

test("a page that uses every part as it is meant passes", () => {
  const body = `
Plain words with a note <Cite id="boots-2020" /> and a number to call, <Clinic value="phone" />.

## Pain

<Invitation>

You can [ask us](/consultation).

</Invitation>

See [a study](https://example.com/study) or [the top](#pain).

<Pair title="Less pain">

<Claimed by="clinics">

Some clinics say so.

</Claimed>

<Known>

Nobody knows whether it does.

</Known>

</Pair>

<Table caption="Two options">

| | Boot | Cast |
| --- | --- | --- |
| Effort | Some | Some |

</Table>

<Question title="Does it hurt?">

Yes. It can hurt.

</Question>
`;
  expect(problemsOf(body)).toEqual([]);
});

test("all mistakes of a page are reported in one run, from top to bottom", () => {
  const lines = problemsOf("# One\n\n[a](/nowhere)\n\n<Callout />\n").map((problem) => problem.line);
  expect(lines).toEqual([8, 10, 12]);
});

test("a sign of Markdown in the front matter is refused at its line", () => {
  const read = parsePage("content/topic/page.mdx", pageText("Words.\n").replace("title: A", "title: A **bold**"));
  const page = readBody("Words.\n");
  if (!read.ok || !page.ok) throw new Error("both can be read");
  const problems = checkPage({ ...page.page, ...read.page }, siteOf([]));
  expect(problems).toEqual([expect.objectContaining({ rule: "markdown", line: 2, severity: "error" })]);
});

test("signs that mean themselves are left alone", () => {
  const body =
    "A −8.5 change, 5 * 3, a word (see [us](/about)), snake_case, **bold**, *soft*, and [sic] 1.5 points.\n\n- one\n- two\n";
  expect(problemsOf(body).filter(({ rule }) => rule === "markdown")).toEqual([]);
});

test("a misspelled key in the front matter is named at its line", () => {
  const read = parsePage("content/topic/page.mdx", pageText("Words.\n").replace("order: 1", "ordre: 1"));
  expect(read.ok ? [] : read.problems).toEqual([
    expect.objectContaining({ line: 2, message: expect.stringContaining("“order” is missing") }),
    expect.objectContaining({ line: 5, message: expect.stringContaining("“ordre” is not a known entry") }),
  ]);
});

test("numbers need no note when their words say why", () => {
  const body = `
Some tears are missed <Cite id="boots-2020" />. The 540 people wore boots.

By our own arithmetic, 4 in 10 people would still fit.

Two people with the same tear may choose in different ways.

<OwnAdvice>

Call us if you have a fever for 2 days.

</OwnAdvice>
`;
  expect(problemsOf(body)).toEqual([]);
});
