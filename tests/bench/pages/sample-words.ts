/*
 * Words for the pages of the bench: everyday things, so that nobody takes them for the clinic's, and no claim is among
 * them. Every page gets other sentences of them, as pages that people write do.
 */

const THINGS = words(`apple ball barn basket bench blanket boat book bottle bowl box branch bread bridge broom brush
  bucket button cake candle chair clock coat corn cup curtain desk dish dog door drawer drum egg farm fence field fish
  flag floor flower fork garden gate glass glove goat grass hall hat hill horse house jar kettle key kite ladder lake
  lamp leaf letter map mat milk mirror moon mouse nest oar orchard oven paper peach pear pen pencil piano pillow
  plate pond pot rain ribbon river road rock roof rope sail sand school shelf ship shirt shoe sink snow soap sock spoon
  stone stool storm street string sugar table tea tent thread tower town train tray tree tub tune wagon wall watch
  well wheel wind wood yard`);

const LOOKS = words(`big blue bright broad brown clean cold dark deep dry dull early empty far flat full gold gray
  green heavy high kind large late light long loud low narrow near neat odd old open pale pink plain
  quiet red rough round short shy slim slow small soft square steep tall thin tidy warm wet white wide
  wild yellow young`);

const PLACES = words(`above behind below beside near past`);

/** Gives numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
export type Chance = () => number;

/** Makes a source of numbers that look thrown and are the same for the same seed. */
export function chanceOf(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), state | 1);
    const more = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61));
    return ((more ^ (more >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A sentence of about a dozen words. It says that nothing is known of a thing, so it claims nothing. */
export function sentence(chance: Chance): string {
  const thing = () => `${pick(LOOKS, chance)} ${pick(THINGS, chance)}`;
  const where = () => `${pick(PLACES, chance)} the ${pick(THINGS, chance)}`;
  const kinds = [
    () => `The ${thing()} is not the ${thing()}, and it may or may not be ${where()}.`,
    () => `Nobody knows if the ${thing()} was ${where()}.`,
    () => `It does not say if the ${thing()} was ${where()}.`,
    () => `We do not know why the ${thing()} or the ${pick(THINGS, chance)} was ${where()}.`,
    () => `This page does not say which ${pick(THINGS, chance)} is ${where()}.`,
  ] as const;
  return (kinds[Math.floor(chance() * kinds.length)] ?? kinds[0])();
}

/** So many sentences in one paragraph. */
export function paragraph(count: number, chance: Chance): string {
  return Array.from({ length: count }, () => sentence(chance)).join(" ");
}

/** Two words for a heading. A page has a number of its own for each, so that no two are the same. */
export function thingNames(count: number, chance: Chance): string[] {
  const names = new Set<string>();
  while (names.size < count) names.add(`${pick(LOOKS, chance)} ${pick(THINGS, chance)}`);
  return [...names];
}

const SYLLABLES = words("ba de fi go ku la me ni po ru sa te vi wo zu");

/** A word that no language has, another one for each number: the name by which one topic alone is found. */
export function madeUpName(number: number): string {
  const base = SYLLABLES.length;
  const at = [Math.floor(number / base ** 3), Math.floor(number / base ** 2), Math.floor(number / base), number];
  return at.map((place) => SYLLABLES[place % base]).join("");
}

function pick(list: readonly string[], chance: Chance): string {
  return list[Math.floor(chance() * list.length)] ?? "";
}

function words(text: string): string[] {
  return text.split(/\s+/);
}
