/**
 * One line of the table in the README: what is measured, our figure, and the figures of the page written by hand, of plain
 * Next and of nginx where there are such. `ratio` says what share of the best of these ours is.
 */
export type Goal = { goal: string; ours: string; limit?: string; plain?: string; nginx?: string; ratio?: string };

/** A whole number as people read it. */
export function whole(figure: number): string {
  return Math.round(figure).toLocaleString("en");
}

/** How many times the other figure ours is. */
export function times(ours: number, other: number): string {
  const ratio = ours / other;
  return `${ratio.toFixed(ratio < 0.1 ? 3 : 2)} ×`;
}
