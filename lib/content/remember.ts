/** As many as a large site has sentences, and as many as it has files that are not pages. */
const MOST = { sentences: 20_000, files: 50 };

/**
 * Has what is worked out from a text worked out once: a page is checked again whenever a word of it changes, and nearly all
 * of its sentences are as they were. Whoever asks again gets the same result, so nobody may change it. With very many
 * texts, everything is forgotten and worked out anew.
 */
export function remembering<Result>(
  work: (text: string) => Result,
  kind: keyof typeof MOST = "sentences",
): (text: string) => Result {
  const known = new Map<string, { result: Result }>();
  return (text) => {
    const before = known.get(text);
    if (before) return before.result;
    if (known.size >= MOST[kind]) known.clear();
    const result = work(text);
    known.set(text, { result });
    return result;
  };
}

/** The same for what also depends on one other thing, such as the style; what is known goes when that goes. */
export function rememberingFor<Other extends object, Result>(
  work: (text: string, other: Other) => Result,
): (text: string, other: Other) => Result {
  const known = new WeakMap<Other, (text: string) => Result>();
  return (text, other) => {
    const before = known.get(other) ?? remembering((text) => work(text, other));
    known.set(other, before);
    return before(text);
  };
}

/**
 * The same for work that takes less time for many texts at once than for one after the other: `all` does it for those that
 * are new, and `one` gives what it has found for a text.
 */
export function rememberingAllFor<Other extends object, Result>(work: (texts: string[], other: Other) => Result[]) {
  const known = new WeakMap<Other, Map<string, Result>>();

  function all(texts: string[], other: Other): Map<string, Result> {
    const found = known.get(other) ?? new Map<string, Result>();
    known.set(other, found);
    if (found.size + texts.length > MOST.sentences) found.clear();
    const fresh = [...new Set(texts)].filter((text) => !found.has(text));
    const results = fresh.length > 0 ? work(fresh, other) : [];
    for (const [at, result] of results.entries()) found.set(fresh[at] ?? "", result);
    return found;
  }

  function one(text: string, other: Other): Result | undefined {
    return known.get(other)?.get(text) ?? all([text], other).get(text);
  }
  return { all, one };
}
