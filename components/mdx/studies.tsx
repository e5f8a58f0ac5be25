import type { ReactNode } from "react";
import type { About } from "@/lib/content/studies/schema";
import { BlockHeading } from "./block-heading";
import { StudyChoices } from "./study-choices";

type StudiesProps = { title: string; anchor?: string; level?: string; studies: About[]; children: ReactNode };

/** Study cards on one template, under a few questions that let a reader see which of them are about people like them. */
export function Studies({ title, anchor, level, studies, children }: StudiesProps) {
  return (
    <section className="studies wide">
      <BlockHeading id={anchor} level={level}>
        {title}
      </BlockHeading>
      <StudyChoices studies={studies} />
      <div className="study-cards">{children}</div>
    </section>
  );
}
