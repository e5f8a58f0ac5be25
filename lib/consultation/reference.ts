/** Gives that many random bytes. In production it is `randomBytes` of node:crypto. */
export type RandomBytes = (size: number) => Uint8Array;

/** No vowels, so that no words appear, and none of the letters that are taken for a digit: B G I L O S Z. */
const LETTERS = "CDFHJKMNPQRTVWX";
const DIGITS = "23456789";

const LENGTH = 8;

/**
 * A new reference for a request, like KQ7M-X3RT: short enough to be read out on the phone.
 *
 * Every third character is a digit and the others are letters. So no three letters stand together, nothing reads as a
 * word, and nothing looks like a phone number. There are some 730 million; the store refuses one that it already has.
 */
export function newReference(random: RandomBytes): string {
  const characters = Array.from({ length: LENGTH }, (_, place) => pick(place % 3 === 2 ? DIGITS : LETTERS, random));
  return grouped(characters.join(""));
}

/** Each character is equally likely: a byte above the last whole multiple of the alphabet's length is drawn again. */
function pick(alphabet: string, random: RandomBytes): string {
  const limit = 256 - (256 % alphabet.length);
  let [byte = limit] = random(1);
  while (byte >= limit) [byte = limit] = random(1);
  return alphabet.charAt(byte % alphabet.length);
}

/** The reference in what somebody typed: any case, with or without the hyphen. Nothing when it cannot be one. */
export function readReference(typed: string): string | undefined {
  const characters = typed.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return characters.length === LENGTH ? grouped(characters) : undefined;
}

function grouped(characters: string) {
  return `${characters.slice(0, LENGTH / 2)}-${characters.slice(LENGTH / 2)}`;
}
