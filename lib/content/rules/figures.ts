import { citedPassages } from "../cited.ts";
import { type FoundNumber, numbersIn } from "../numbers.ts";
import type { Source } from "../sources/schema.ts";
import { pageError, type Rule } from "./rule.ts";

/** How many of a source's figures a message repeats. */
const SHOWN = 8;

/** What a number can count or measure, by the words that say so; a figure's other units are each their own. */
const UNITS: [string, RegExp][] = [
  ["people", /^(?:people|persons?|patients?|participants?|adults?|men|women|children|clinicians?)\b/i],
  ["tendons", /^tendons?\b/i],
  ["trials", /^(?:trials?|studies|study)\b/i],
  ["points", /^points?\b/i],
  ["hours", /^hours?\b/i],
  ["days", /^days?\b/i],
  ["weeks", /^weeks?\b/i],
  ["months", /^months?\b/i],
  ["years", /^years?\b/i],
];

type CitedSource = { id: string; source: Source };

/**
 * Each number in a sentence or table cell that cites a source stands among the `figures` of a source cited there.
 *
 * So a slip of the pen, or a figure remembered wrongly, never stands beside a note that seems to prove it. A minus or a
 * percent sign on the page must stand in the figure too, “13 of 274” must be one figure (82.2 with the unit points of 100 is “82.2 of 100”), and a number right before
 * people, tendons, trials, points or a time must be a figure of these: “9 weeks” is no figure of nine months. The year of
 * a cited source is part of its name and passes. Sentences without a note are not looked at: their numbers claim no source.
 */
export const figures: Rule = (page, site) =>
  citedPassages(page.tree).flatMap(({ text, ids, placeAt }) => {
    const cited = [...new Set(ids)].flatMap((id) => {
      const source = site.sources.get(id);
      return source ? [{ id, source }] : [];
    });
    if (cited.length === 0 || cited.length < new Set(ids).size) return [];
    return numbersIn(text)
      .filter((number) => !cited.some(({ source }) => stands(number, unitAfter(number, text), source)))
      .map((number) => pageError(page, "figures", placeAt(number.at), messageFor(number, cited)));
  });

function stands(number: FoundNumber, unit: string | undefined, source: Source): boolean {
  if (number.shown === String(source.year)) return true;
  return source.figures.some((figure) => {
    const inPercent = /percent|%/.test(figure.unit);
    const values = numbersIn(figure.value).map((found) => ({ ...found, percent: found.percent || inPercent }));
    const times = numbersIn(figure.at ?? "");
    const scale = Number(/^points of (\d+)$/.exec(figure.unit)?.[1]);
    const onScale = Number.isNaN(scale) ? [] : values.map((found) => ({ ...found, of: scale }));
    if (number.of !== undefined && onScale.some((found) => agrees(number, found))) return true;
    const known = [
      ...(fits(unit, figure.unit) ? values : []),
      ...(fits(unit, (figure.at ?? "").replace(/^[^a-z]*(?:(?:to|or|and)[^a-z]+)*/i, "")) ? times : []),
    ];
    return known.some((found) => agrees(number, found));
  });
}

/** What the word right after a number says that it counts, if it is one of the known units. */
function unitAfter(number: FoundNumber, text: string): string | undefined {
  return unitOf(text.slice(number.at + number.shown.length).replace(/^[ -]/, ""));
}

function unitOf(words: string): string | undefined {
  return UNITS.find(([, pattern]) => pattern.test(words))?.[0];
}

function fits(unit: string | undefined, figureUnit: string): boolean {
  return unit === undefined || unit === unitOf(figureUnit);
}

/** A fall “by 8.5” agrees with the figure −8.5; a minus on the page must be one in the figure. */
function agrees(number: FoundNumber, figure: FoundNumber): boolean {
  if (number.negative && !figure.negative) return false;
  if (number.percent !== figure.percent) return false;
  if (number.of !== undefined) return number.value === figure.value && number.of === figure.of;
  return number.value === figure.value || number.value === figure.of;
}

function messageFor(number: FoundNumber, cited: CitedSource[]): string {
  const known = cited.map(({ id, source }) => `“${id}” (${listOf(source)})`).join(" or ");
  const [first] = cited;
  return `“${number.shown}” is cited here, but is not among the figures of ${known}. Correct the number, cite the source that holds it, or, if you have read it there, add it under “figures” of ${first?.id} in content/sources.yaml`;
}

function listOf(source: Source): string {
  const values = source.figures.slice(0, SHOWN).map(({ value, unit }) => `${value} ${unit}`);
  if (values.length === 0) return "it has none";
  return values.join(", ") + (source.figures.length > SHOWN ? ", …" : "");
}
