/** Blanks and signs that nobody sees, which a spreadsheet may pass over, and what then makes a formula of a cell. */
const FORMULA = /^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u;

/** Where a program that parts the cells by another sign than the comma would begin a new one, with a formula in it. */
const HIDDEN_FORMULA = /([;|\t\r\n][\s\p{Cc}\p{Cf}]*)(?=[=+\-@＝＋－＠])/gu;

/** What Excel knows UTF-8 by. */
export const BYTE_ORDER_MARK = "\uFEFF";

/**
 * A line of a table (RFC 4180). Each cell stands in quotes. A cell that a spreadsheet would take for a formula, and so
 * could send to a stranger what stands beside it, begins with an apostrophe.
 */
export function csvLine(cells: string[]): string {
  return `${cells.map((cell) => `"${withoutFormula(cell).replaceAll('"', '""')}"`).join(",")}\r\n`;
}

function withoutFormula(text: string): string {
  const guarded = text.replace(HIDDEN_FORMULA, "$1'");
  return FORMULA.test(text) ? `'${guarded}` : guarded;
}
