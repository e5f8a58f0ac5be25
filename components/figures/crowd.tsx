type CrowdProps = { count: number; perRow: number; className: string };

/** Heads and shoulders: dashes with round ends along one line a row, which takes two shapes for any number of people. */
export function Crowd({ count, perRow, className }: CrowdProps) {
  const rows = Array.from({ length: Math.ceil(count / perRow) }, (_, row) => ({
    y: row * 13 + 4,
    width: (Math.min(count - row * perRow, perRow) - 1) * 10 + 3,
  }));
  const path = (down: number) => rows.map(({ y, width }) => `M4 ${y + down}h${width}`).join("");
  return (
    <g className={className}>
      <path d={path(0)} strokeDasharray="0 10" transform="translate(1)" />
      <path d={path(5)} strokeDasharray="2 8" />
    </g>
  );
}

/** Some people of a group filled in, the others hollow. */
export function People({ count, of, perRow }: { count: number; of: number; perRow: number }) {
  return (
    <>
      <Crowd count={of} perRow={perRow} className="person" />
      <Crowd count={of} perRow={perRow} className="hollow" />
      <Crowd count={count} perRow={perRow} className="counted" />
    </>
  );
}
