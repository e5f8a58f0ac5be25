type Size = { width: number; height: number };

/**
 * Every drawing that a page may show, with its size in pixels, so that a browser keeps its place free until it has come.
 * The drawing itself is the file `public/drawings/NAME.svg`; what it shows is told in words by the page.
 */
const DRAWINGS = new Map<string, Size>([
  ["leg", { width: 360, height: 408 }],
  ["tear", { width: 360, height: 320 }],
]);

/** The names of all drawings, as a writer types them. */
export const DRAWING_NAMES = [...DRAWINGS.keys()];

/** The size of a drawing, or nothing when no drawing has that name. */
export function sizeOfDrawing(name: string): Size | undefined {
  return DRAWINGS.get(name);
}
