/**
 * A copy of a tree, down to its last value, which may be changed while the tree stays as it is. What a tree of a page holds
 * is plain: text, numbers, lists and objects without methods. `structuredClone` does the same for anything, and takes
 * several times as long.
 */
export function copyOf<Value>(value: Value): Value;
export function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => copyOf(one));
  if (typeof value !== "object" || value === null) return value;
  const copy: Record<string, unknown> = { ...value };
  for (const name in copy) if (typeof copy[name] === "object") copy[name] = copyOf(copy[name]);
  return copy;
}
