import { expect, test } from "vitest";
import { withoutMessages } from "@/lib/server/quiet-console";

test("an error is printed by its kind, digest and place, without what it says", () => {
  const printed: unknown[][] = [];
  const print = withoutMessages((...args) => printed.push(args));
  print("⨯", Object.assign(new TypeError("my left knee\n    at my ankle"), { digest: "123" }));
  expect(printed[0]?.[0]).toBe("⨯");
  expect(printed[0]?.[1]).toMatch(/^TypeError: message withheld \(digest 123\)\n\s+at .*quiet-console\.test\.ts/);
  expect(JSON.stringify(printed)).not.toMatch(/knee|ankle/);
});
