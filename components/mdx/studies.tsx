import type { ReactNode } from "react";
import type { About } from "@/lib/content/studies/schema";
import { BlockHeading } from "./block-heading";
import { StudyChoices } from "./study-choices";

type StudiesProps = {
  title: string;
  anchor?: string;
  level?: string;
  studies: About[];
  asks: boolean;
  children: ReactNode;
};

/** Study cards on one template, under a few questions (`asks`) that let a reader see which are about people like them. */
export function Studies({ title, anchor, level, studies, asks, children }: StudiesProps) {
  return (
    <section className={asks ? "studies asks wide" : "studies wide"}>
      <BlockHeading id={anchor} level={level}>
        {title}
      </BlockHeading>
      {asks && <StudyChoices studies={studies} />}
      <div className="study-cards">{children}</div>
    </section>
  );
}
