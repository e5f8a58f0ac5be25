type Size = { width: number; height: number };

/** The size of a drawing that stands in a row with others. */
const IN_A_ROW: Size = { width: 240, height: 180 };

/**
 * Every drawing that a page may show, with its size in pixels, so that a browser keeps its place free until it has come.
 * The drawing itself is the file `public/drawings/NAME.svg`; what it shows is told in words by the page.
 */
const DRAWINGS = new Map<string, Size>([
  ["leg", { width: 360, height: 408 }],
  ["tear", { width: 360, height: 320 }],
  ["harvest", IN_A_ROW],
  ["processing", IN_A_ROW],
  ["injection", IN_A_ROW],
  ["rehab", IN_A_ROW],
  ["boot-locked", IN_A_ROW],
  ["boot-moves", IN_A_ROW],
  ["boot-off", IN_A_ROW],
  ["boot-flat", IN_A_ROW],
]);

/** The names of all drawings, as a writer types them. */
export const DRAWING_NAMES = [...DRAWINGS.keys()];

/** The size of a drawing, or nothing when no drawing has that name. */
export function sizeOfDrawing(name: string): Size | undefined {
  return DRAWINGS.get(name);
}
