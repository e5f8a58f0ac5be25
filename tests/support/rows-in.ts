/** The rows of a table in CSV, read strictly (RFC 4180): each cell in quotes, each line ended by CRLF. */
export function rowsIn(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /"((?:[^"]|"")*)"(,|\r\n)/y;
  while (cell.lastIndex < csv.length) {
    const at = cell.lastIndex;
    const [, text, end] = cell.exec(csv) ?? [];
    if (text === undefined) throw new Error(`No cell at ${at}: ${JSON.stringify(csv.slice(at, at + 40))}`);
    row.push(text.replaceAll('""', '"'));
    if (end === "\r\n") {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}
