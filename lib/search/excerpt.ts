import type { Entry } from "./entries.ts";
import type { Thing } from "./find.ts";
import type { Piece } from "./schema.ts";
import type { Passage } from "./sections.ts";
import { isSmall, joinedWordsIn, wordsIn } from "./words.ts";

/** More sentences are added up to this many characters. What must be shown is shown whole, however long it is. */
const MOST_CHARACTERS = 190;

/** A sentence that begins so speaks of the one before it. */
const LEANS_BACK =
  /^(?:it|its|they|their|this|that|these|those|such|he|she|his|her|there|so|but|and|or|then|both|neither|either|half|one|some|others?|in it|in the same)\b/i;

/**
 * Words of an entry that show why it was found.
 *
 * Sentences are never cut, since half a sentence can say the opposite of the whole, and only passages that can stand alone
 * are taken. Those with the most of the things that were looked for come first, however many words say one of them. Of
 * an answer to a question the first sentence comes first, since it is the straight one.
 */
export function excerptOf({ passages, isAnswer }: Entry, things: Thing[]): string {
  const marked = markedStems(new Set(things.flatMap(({ stems }) => stems)));
  const telling = things.map(({ stems, weight }) => ({ weight, stems: stems.filter((stem) => marked.has(stem)) }));
  const starts = passages
    .filter(({ canStandAlone }) => canStandAlone)
    .flatMap((passage) => passage.sentences.map((_, at) => ({ passage, at, count: countFound(passage, at, telling) })));
  const [first] = starts;
  const best = starts.toSorted((a, b) => b.count - a.count)[0];
  if (!first || !best) return "";
  const { passage, at } = best;
  const from = independentAt(passage, at);
  if (!isAnswer) return tell(passage, from, at, MOST_CHARACTERS);
  if (passage === first.passage && from <= 1) return tell(passage, 0, at, MOST_CHARACTERS);
  const opening = first.passage.sentences[0] ?? "";
  return `${opening} … ${tell(passage, from, at, MOST_CHARACTERS - opening.length)}`;
}

/** A text in pieces, so that the words with these stems can be marked. */
export function markFound(text: string, stems: Set<string>): Piece[] {
  const words = wordsIn(text);
  const marked = markedStems(stems);
  const found = [...words, ...joinedWordsIn(text, words)].filter(({ stem }) => marked.has(stem));
  const pieces: Piece[] = [];
  let from = 0;
  for (const { start, end } of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < from) continue;
    pieces.push({ text: text.slice(from, start), isFound: false }, { text: text.slice(start, end), isFound: true });
    from = end;
  }
  return [...pieces, { text: text.slice(from), isFound: false }].filter((piece) => piece.text !== "");
}

/** Small words are found with others, as in “short of breath”, but marked only when nothing else was looked for. */
function markedStems(stems: Set<string>): Set<string> {
  const telling = [...stems].filter((stem) => !isSmall(stem));
  return telling.length > 0 ? new Set(telling) : stems;
}

/** How much of what was looked for a sentence says, with the line that leads to it. */
function countFound({ lead, sentences }: Passage, at: number, things: Thing[]): number {
  const said = new Set(wordsIn(`${lead} ${sentences[at]}`).map(({ stem }) => stem));
  const found = things.filter(({ stems }) => stems.some((stem) => said.has(stem)));
  return found.reduce((total, { weight }) => total + weight, 0);
}

/** Where to begin, so that no sentence speaks of something that is not shown. */
function independentAt({ sentences }: Passage, at: number): number {
  const upTo = sentences.slice(0, at + 1);
  const answers = (place: number) => upTo[place - 1]?.endsWith("?") ?? false;
  const start = upTo.findLastIndex((sentence, place) => !LEANS_BACK.test(sentence) && !answers(place));
  return Math.max(0, start);
}

/**
 * The sentences from one to another, after the line that leads to them, and as many more as there is room for. A line that
 * leads to a list is shown without the list when no line of it says more of what was looked for.
 */
function tell({ lead, sentences }: Passage, from: number, to: number, room: number): string {
  let told = [lead, ...sentences.slice(from, to + 1)].join(" ").trimStart();
  for (const more of sentences.slice(to + 1)) {
    if (told.length + more.length > room) break;
    told += ` ${more}`;
  }
  return told.endsWith(":") ? `${told} …` : told;
}
