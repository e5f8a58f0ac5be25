import type { ReactNode } from "react";
import { sizeOfDrawing } from "@/lib/content/drawings/schema";

type DrawingProps = { name: string; shows: string; children: ReactNode };

/**
 * A drawing of the site's own above its caption. `shows` says in words what a reader would see in it. It is a file with
 * colors of its own for light and dark. It does not wait for the reader to come near (`loading="lazy"`): what has not been
 * near the screen would be left blank on paper.
 */
export function Drawing({ name, shows, children }: DrawingProps) {
  return (
    <figure className="plate">
      {/* biome-ignore lint/performance/noImgElement: documents have no script that could serve a picture otherwise */}
      <img src={`/drawings/${name}.svg`} alt={shows} {...sizeOfDrawing(name)} decoding="async" />
      <figcaption>{children}</figcaption>
    </figure>
  );
}

/** Drawings that belong together, in the order in which things happen. */
export function Drawings({ children }: { children: ReactNode }) {
  return <div className="plates wide">{children}</div>;
}
