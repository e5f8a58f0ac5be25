import type { ReactNode } from "react";
import { sizeOfDrawing } from "@/lib/content/drawings/schema";

type DrawingProps = { name: string; shows: string; children: ReactNode };

/**
 * A drawing of the site's own above its caption. `shows` says in words what a reader would see in it. It is a file with
 * colors of its own for light and dark, and for a browser a document of its own: it is asked for when the reader comes near
 * it (`loading="lazy"`), or when the page is printed. Safari alone may print what was never near the screen as a blank.
 */
export function Drawing({ name, shows, children }: DrawingProps) {
  return (
    <figure className="plate">
      {/* biome-ignore lint/performance/noImgElement: documents have no script that could serve a picture otherwise */}
      <img src={`/drawings/${name}.svg`} alt={shows} {...sizeOfDrawing(name)} loading="lazy" decoding="async" />
      <figcaption>{children}</figcaption>
    </figure>
  );
}

/** Drawings that belong together, in the order in which things happen. */
export function Drawings({ children }: { children: ReactNode }) {
  return <div className="plates wide">{children}</div>;
}
