import type { Metadata } from "next";
import { FRAME } from "../../../article/frame";
import { anchorOf } from "../../../article/inline";
import { ARTICLE, DESCRIPTION, SOURCES, TITLE } from "../../../article/words";
import { Block } from "../block";
import { Links } from "../links";

export const metadata: Metadata = { title: TITLE, description: DESCRIPTION };

/** The article as anybody would show it with Next. */
export default function Page() {
  const headings = ARTICLE.flatMap((part) => (part.kind === "heading" ? [part.text] : []));
  return (
    <article>
      <h1>{TITLE}</h1>
      <p className="facts">{FRAME.facts}</p>
      <nav aria-label={FRAME.contents}>
        <Links all={headings.map((text) => [text, `#${anchorOf(text)}`] as const)} />
      </nav>
      {ARTICLE.map((part, at) => (
        <Block key={at} part={part} />
      ))}
      <h2 id="before">{FRAME.before}</h2>
      <p>{FRAME.beforeText}</p>
      <h2 id="sources">{FRAME.sources}</h2>
      <ol>
        {SOURCES.map(({ id, citation, url }) => (
          <li key={id} id={id}>
            <a href={url}>{citation}</a>
          </li>
        ))}
      </ol>
    </article>
  );
}
