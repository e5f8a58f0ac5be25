type CiteProps = { number: number; turn?: string };

/** The number of a source within a sentence. It leads to the source, and the source leads back here. */
export function Cite({ number, turn = "1" }: CiteProps) {
  return (
    <sup>
      <a id={`cite-${number}-${turn}`} href={`#source-${number}`} aria-label={`Source ${number}`}>
        [{number}]
      </a>
    </sup>
  );
}
