import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { newReference, readReference } from "@/lib/consultation/reference";

test("a reference has two groups of four, none of whose signs is mistaken for another", () => {
  for (let round = 0; round < 2000; round += 1) {
    expect(newReference(randomBytes)).toMatch(
      /^[CDFHJKMNPQRTVWX]{2}[2-9][CDFHJKMNPQRTVWX]-[CDFHJKMNPQRTVWX][2-9][CDFHJKMNPQRTVWX]{2}$/,
    );
  }
});

test("each sign is equally likely, since a byte that would favor some is drawn again", () => {
  const counts = new Map<string, number>();
  for (let byte = 0; byte < 255; byte += 1) {
    const first = newReference(drawing(byte)).charAt(0);
    counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  expect([...counts.values()]).toEqual(Array.from({ length: 15 }, () => 17));
  expect(newReference(drawing(255, 1))).toMatch(/^D/);
});

/** Draws these bytes and then zeros. */
function drawing(...bytes: number[]) {
  return () => Uint8Array.of(bytes.shift() ?? 0);
}

test.each(["kq7m-x3rt", "KQ7M X3RT", " KQ7MX3RT ", "KQ7M–X3RT"])("%s is read as the reference it means", (typed) => {
  expect(readReference(typed)).toBe("KQ7M-X3RT");
});

test.each(["", "KQ7M", "KQ7M-X3RT-9", "' or 1=1 --", "💥"])("%s is no reference", (typed) => {
  expect(readReference(typed)).toBeUndefined();
});
