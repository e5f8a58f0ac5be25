/**
 * Does the same work for each of some things, for no more than so many of them at once. Gives the results in the order of
 * the things. Throws what the work throws first.
 */
export async function mapLimit<Thing, Result>(
  things: Thing[],
  limit: number,
  work: (thing: Thing) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const left = things.entries();
  async function goOn(): Promise<void> {
    for (const [at, thing] of left) results[at] = await work(thing);
  }
  await Promise.all(Array.from({ length: limit }, goOn));
  return results;
}
