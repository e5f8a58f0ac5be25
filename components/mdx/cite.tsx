type CiteProps = { number: number; turn?: string };

/**
 * The number of a source within a sentence. It leads to the source, which leads back to the first place that cites it; from
 * there the browser's own way back leads to the others, and a long page stays light.
 */
export function Cite({ number, turn = "1" }: CiteProps) {
  return (
    <sup>
      <a id={turn === "1" ? `cite-${number}-1` : undefined} href={`#source-${number}`} aria-label={`Source ${number}`}>
        [{number}]
      </a>
    </sup>
  );
}
