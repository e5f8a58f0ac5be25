import { splitSentences } from "../grade.ts";
import type { Passage, Statement } from "./statement.ts";

/**
 * Cuts a passage into its sentences, each with its neighbours, its place and the sources noted in it. A note within the
 * cell of a table stands for the whole cell.
 */
export function statementsOf(passage: Passage): Statement[] {
  const text = straighten(passage.text);
  const sentences = splitSentences(text);
  let from = 0;
  const starts = sentences.map((sentence) => {
    const start = text.indexOf(sentence, from);
    from = start + sentence.length;
    return start;
  });
  return sentences.map((sentence, at) => {
    const start = starts[at] ?? 0;
    const next = starts[at + 1] ?? Number.POSITIVE_INFINITY;
    const noted = passage.sourcesAt.filter((note) => passage.row !== "" || (note.at > start && note.at <= next));
    return {
      ...passage,
      text: sentence,
      before: sentences[at - 1] ?? "",
      after: sentences.slice(at + 1, at + 3).join(" ") || passage.after,
      nearby: `${passage.row} ${text}`,
      sources: noted.map(({ source }) => source),
      placeAt: (offset) => passage.placeAt(start + offset),
    };
  });
}

/** Typographic apostrophes and spaces as plain ones, one for one, so that places stay true. */
function straighten(text: string): string {
  return text.replaceAll("’", "'").replaceAll(/[\u00a0\n]/g, " ");
}
