/** Does the same work for each of some things, for no more than so many of them at once. */
export async function inTurns<Thing>(
  things: Iterable<Thing>,
  atOnce: number,
  work: (thing: Thing) => Promise<void>,
): Promise<void> {
  const left = things[Symbol.iterator]();
  async function goOn(): Promise<void> {
    for (let next = left.next(); !next.done; next = left.next()) await work(next.value);
  }
  await Promise.all(Array.from({ length: atOnce }, goOn));
}
