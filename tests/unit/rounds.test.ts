import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { startRounds } from "@/lib/rounds";

test("a work is done again and again, also after it has failed, and no more once it is stopped", async () => {
  const done: string[] = [];
  const logged: unknown[] = [];
  async function work() {
    done.push("work");
    if (done.length === 1) throw Object.assign(new RangeError("Ada Lovelace"), { code: "ENOSPC" });
  }
  const rounds = startRounds([{ every: 5, failed: "backup-failed", work }], (...event) => logged.push(event), 1);
  while (done.length < 3) await setTimeout(5);
  await rounds.stop();
  const before = done.length;
  await setTimeout(30);
  expect(done).toHaveLength(before);
  expect(logged).toEqual([["backup-failed", { error: "RangeError", code: "ENOSPC" }]]);
});

test("nothing is done when it is stopped before the first time", async () => {
  const done: string[] = [];
  const rounds = startRounds(
    [{ every: 5, failed: "failed", work: async () => done.push("work") }],
    () => undefined,
    20,
  );
  await rounds.stop();
  await setTimeout(40);
  expect(done).toEqual([]);
});
