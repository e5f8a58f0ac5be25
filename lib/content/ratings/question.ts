/**
 * One question of an instrument, told in our own words, and where a rater finds what it asks about.
 *
 * `look` names the parts that every topic has, `headings` finds the headings of a topic that speak of it. `unlessNone` is
 * what must be absent for the answer “does not apply”; without it that answer is not offered.
 */
export type Question = { number: number; asks: string; look?: string; headings?: RegExp; unlessNone?: string };

/** Some questions of an instrument under a heading. */
export type Part = { title: string; questions: Question[] };
