/** What was typed into these fields of a form; blank when a field is not there, or is a file. */
export function typedIn<Name extends string>(data: unknown, names: readonly Name[]): Record<Name, string>;
export function typedIn(data: unknown, names: readonly string[]): Record<string, string> {
  const read = (name: string) => {
    const value = data instanceof FormData ? data.get(name) : null;
    return typeof value === "string" ? value : "";
  };
  return Object.fromEntries(names.map((name) => [name, read(name)]));
}
