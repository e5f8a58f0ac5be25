/** A list of links, each with its words and its address. */
export function Links({ all }: { all: readonly (readonly [string, string])[] }) {
  return (
    <ul>
      {all.map(([label, href], at) => (
        <li key={at}>
          <a href={href}>{label}</a>
        </li>
      ))}
    </ul>
  );
}
