import { type CitedPassage, neighbourhoodsOf } from "../cited.ts";
import { type FoundNumber, numbersIn } from "../numbers.ts";
import { pageError, type Rule } from "./rule.ts";

/** Blocks whose numbers are told as somebody's claim or as the clinic's own advice, or that a source entry stands behind. */
const TOLD_OTHERWISE = new Set(["Claimed", "Quote", "OwnAdvice", "Alert", "Emergency", "Urgent", "Checklist"]);

/** What only a study, a survey or a rule can have counted or measured. */
const COUNTED =
  /^[ -](?:(?:\w+ ){0,2}(?:people|persons?|patients?|adults?|men|women|tendons?|ruptures?|tears?|trials?|studies|complications?|centers?|clinics?|hospitals?|websites?|points?|percent|cells?)|(?:hours?|days?|weeks?|months?|years?))\b/i;

/** “The 7 people”, “those 14 trials”: a number that the reader has met before, with its note. */
const MET_BEFORE = /\b(?:the|these|those|all)(?: (?:other|same))? $/i;

/** Words that say whose sum a number is. */
const OWN_SUM = /\bour (?:own )?(?:sum|arithmetic|limit|count|estimate)\b/i;

/**
 * A number on a topic's page that a study must have counted has a note in its sentence or in the sentence beside it, so
 * that no figure stands on a page without a way to check it. Claims that are told as such, the clinic's own advice, and
 * sums that say they are ours need none; nor does a number that comes back: “the 7 people”.
 */
export const noted: Rule = (page) => {
  if (page.topic === null) return [];
  return neighbourhoodsOf(page.tree, TOLD_OTHERWISE).flatMap((neighbours) =>
    neighbours.flatMap((passage, at) => {
      if (OWN_SUM.test(passage.text) || hasNote(neighbours, at)) return [];
      return numbersIn(passage.text)
        .filter((number) => wantsNote(number, passage.text))
        .map(({ shown, at: start }) => pageError(page, "noted", passage.placeAt(start), messageFor(shown)));
    }),
  );
};

/** “Two people may choose” counts nobody in a study, so a small number written as a word needs no note. */
function wantsNote({ shown, at, value, percent, of }: FoundNumber, text: string): boolean {
  const before = text.slice(0, at);
  if (MET_BEFORE.test(before) || (value < 5 && !/\d/.test(shown))) return false;
  return percent || of !== undefined || /[$£€]$/.test(before) || COUNTED.test(text.slice(at + shown.length));
}

function hasNote(neighbours: CitedPassage[], at: number): boolean {
  return neighbours.slice(Math.max(0, at - 1), at + 2).some(({ ids }) => ids.length > 0);
}

function messageFor(shown: string): string {
  return `“${shown}” has no note, so nobody can check it. Add <Cite id="…" /> with the source that holds it, put it into <Claimed> or <OwnAdvice> if it is that, or say that it is our own sum`;
}
