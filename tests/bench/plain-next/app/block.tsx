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
    case "question":
      return (
        <details>
          <summary>{part.title}</summary>
          <p>
            <Inline text={part.text} />
          </p>
        </details>
      );
    case "table":
      return <Table caption={part.caption} head={part.head} rows={part.rows} />;
  }
}

function Table({ caption, head, rows }: { caption: string; head: string[]; rows: string[][] }) {
  return (
    <div className="scroll">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {head.map((cell, at) => (
              <th key={at} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first = "", ...rest], at) => (
            <tr key={at}>
              <th scope="row">{first}</th>
              {rest.map((cell, column) => (
                <td key={column}>
                  <Inline text={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
