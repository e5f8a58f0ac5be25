import { PASSWORD_LENGTH } from "./schema.ts";

/**
 * What most people try first when a password has to be long. No list of all can stand here: what counts is the length,
 * and that nobody can guess it from what they know of the clinic.
 */
const COMMON = [
  "123456789012345",
  "1234567890123456",
  "passwordpassword",
  "password12345678",
  "password123456789",
  "qwertyuiopasdfgh",
  "qwertyuiop[]asdf",
  "qwertyuiopasdfghjkl",
  "1q2w3e4r5t6y7u8i",
  "1qaz2wsx3edc4rfv",
  "iloveyouiloveyou",
  "letmeinletmeinletmein",
  "welcomewelcome123",
  "changemechangeme",
  "administrator123",
  "correcthorsebatterystaple",
  "thisismypassword",
  "mypasswordispassword",
  "trustno1trustno1",
  "abcdefghijklmnop",
  "abcdefghijklmnopqrstuvwxyz",
  "superman12345678",
  "football12345678",
  "sunshine12345678",
  "princess12345678",
];

/** What is wrong with a password for somebody to whom these words belong, or nothing. */
export function passwordProblem(password: string, own: string[]): string | undefined {
  const { least, most } = PASSWORD_LENGTH;
  const signs = Array.from(password).length;
  if (signs < least) return `Your password needs ${least} characters or more. Four words in a row will do.`;
  if (password.length > most) return `Your password can have ${most} characters at most.`;
  const plain = plainly(password);
  if (COMMON.includes(plain))
    return "Many people use this password, so it is the first that others try. Choose another.";
  if (new Set(plain).size < 6) return "This password repeats a few characters. Choose another.";
  const left = own.flatMap(partsOf).reduce((rest, word) => rest.replaceAll(word, ""), plain);
  if (left.length < least / 2)
    return "This password is made of your name, your e-mail or the clinic's name. Choose another.";
  return undefined;
}

/** The words in a name or an address that somebody could build a password from. */
function partsOf(text: string): string[] {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return [plainly(text), ...words].filter((word) => word.length >= 3);
}

function plainly(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s/g, "");
}
