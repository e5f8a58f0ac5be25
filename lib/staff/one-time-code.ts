import type { RandomBytes } from "../consultation/reference.ts";

/** Without what is taken for something else: 32 signs, so that five bits are one sign. */
const SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** Signs of a code: 100 bits, which nobody can try out. */
const LENGTH = 20;

/** How many recovery codes somebody gets, and the signs of each: 50 bits, behind a password and a limit. */
const [CODES, CODE_LENGTH] = [10, 10];

/** Codes for the day without a phone, like 7KQM3-X9RTC. */
export function newRecoveryCodes(random: RandomBytes): string[] {
  return Array.from({ length: CODES }, () => {
    const signs = drawn(random, CODE_LENGTH);
    return `${signs.slice(0, CODE_LENGTH / 2)}-${signs.slice(CODE_LENGTH / 2)}`;
  });
}

/** The recovery code in what somebody typed: any case, with or without the hyphen. */
export function readRecoveryCode(typed: string): string {
  const signs = signsIn(typed).slice(0, CODE_LENGTH);
  return `${signs.slice(0, CODE_LENGTH / 2)}-${signs.slice(CODE_LENGTH / 2)}`;
}

/** A new code to set a password, like 7KQM-X3RT-…: typed or pasted, never part of an address. */
export function newCode(random: RandomBytes): string {
  return drawn(random, LENGTH).replace(/(.{4})(?=.)/g, "$1-");
}

/** The code in what somebody typed: any case, with or without hyphens and spaces. */
export function readOneTimeCode(typed: string): string {
  return signsIn(typed).slice(0, LENGTH);
}

/** Each sign is equally likely, since a byte has eight times as many values as there are signs. */
function drawn(random: RandomBytes, length: number): string {
  return Array.from(random(length), (byte) => SIGNS.charAt(byte % SIGNS.length)).join("");
}

function signsIn(typed: string): string {
  return typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "");
}
