import { anchorOf } from "../../article/inline";
import type { Part } from "../../article/words";
import { Inline } from "./inline";

/** One part of the article, in the same elements as the hand-written page. */
export function Block({ part }: { part: Part }) {
  switch (part.kind) {
    case "heading":
      return <h2 id={anchorOf(part.text)}>{part.text}</h2>;
    case "text":
      return (
        <p>
          <Inline text={part.text} />
        </p>
      );
    case "list":
      return (
        <ul>
          {part.items.map((item, at) => (
            <li key={at}>
              <Inline text={item} />
            </li>
          ))}
        </ul>
      );
    case "note":
      return (
        <aside>
          <h3>{part.title}</h3>
          <p>
            <Inline text={part.text} />
          </p>
        </aside>
      );
  }
}
