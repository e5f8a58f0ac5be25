import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { mapLimit } from "@/lib/documents/map-limit";

test("so many are at work at once and no more, all are done, and the results keep their order", async () => {
  let [now, most] = [0, 0];
  const results = await mapLimit([30, 1, 20, 2, 10, 3], 2, async (milliseconds) => {
    most = Math.max(most, ++now);
    await setTimeout(milliseconds);
    now -= 1;
    return milliseconds * 2;
  });
  expect([most, now]).toEqual([2, 0]);
  expect(results).toEqual([60, 2, 40, 4, 20, 6]);
  expect(await mapLimit([], 4, async () => "never")).toEqual([]);
});

test("when one cannot be done, all cannot", async () => {
  const work = mapLimit([1, 2, 3], 2, async (number) => {
    if (number === 2) throw new Error("The second one");
  });
  await expect(work).rejects.toThrow("The second one");
});
