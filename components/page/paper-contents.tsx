import type { Handout, Section } from "@/lib/content/schema";

/** The parts of a handout in their order; on a screen the page's navigation shows them. */
export function PaperContents({ sections, handout: { sheet } }: { sections: Section[]; handout: Handout }) {
  const last = sheet ? [{ id: "sheet", title: sheet.title }] : [];
  const parts = [...sections, { id: "sources", title: "Sources" }, ...last];
  return (
    <nav aria-label="Parts" className="paper-only paper-contents">
      <p className="font-semibold">What is in it</p>
      <ul>
        {parts.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
