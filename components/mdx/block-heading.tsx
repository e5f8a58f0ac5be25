import type { ReactNode } from "react";

type BlockHeadingProps = { id?: string; level?: string; className?: string; children: ReactNode };

/** A block's title as a heading, one level below the Markdown heading before the block. */
export function BlockHeading({ id, level = "3", className, children }: BlockHeadingProps) {
  const Heading = level === "2" ? "h2" : level === "4" ? "h4" : level === "5" ? "h5" : "h3";
  return (
    <Heading id={id} className={className}>
      {children}
    </Heading>
  );
}
