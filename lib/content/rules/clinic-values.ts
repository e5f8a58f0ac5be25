import { nodesIn } from "../nodes.ts";
import { placeOf } from "../outline.ts";
import type { Problem } from "../schema.ts";
import { pageError, type Rule } from "./rule.ts";

/** Something that may be a phone number, in digits with the signs that people set between them. */
const PHONE = /[+(]?\d[\d ().\u2011-]{5,}\d/g;

/** The fewest digits of a number without its country code. */
const PHONE_DIGITS = 7;

/** Advice where the clinic's phone number or e-mail address is typed by hand, since it would stay when the clinic's changes. */
export const clinicValues: Rule = (page, { clinic }) => {
  if (!clinic) return [];
  const problems: Problem[] = [];
  for (const node of nodesIn(page.tree)) {
    if (node.type !== "text") continue;
    const words = node.value;
    const phones = [...words.matchAll(PHONE)].filter(([shown]) => isSamePhone(shown, clinic.phone));
    const typed = [
      ...phones.map(([shown]) => ({ shown, value: "phone" })),
      ...(words.toLowerCase().includes(clinic.email.toLowerCase()) ? [{ shown: clinic.email, value: "email" }] : []),
    ];
    for (const { shown, value } of typed) {
      const message = `Write <Clinic value="${value}" /> instead of “${shown}”, so that it changes with content/clinic.yaml`;
      problems.push({ ...pageError(page, "clinic", placeOf(node), message), severity: "advice" });
    }
  }
  return problems;
};

function isSamePhone(shown: string, phone: string): boolean {
  const digits = shown.replaceAll(/\D/g, "");
  return digits.length >= PHONE_DIGITS && phone.replaceAll(/\D/g, "").endsWith(digits);
}
