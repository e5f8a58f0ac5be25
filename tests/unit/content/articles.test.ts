import { expect, test } from "vitest";
import { blocks } from "@/components/mdx";
import { emergencyCards } from "@/lib/content/articles";

test("signs of an emergency that could not be rendered once are shown at the next visit", async () => {
  const broken = () => {
    throw new Error("a passing fault");
  };
  await expect(emergencyCards(broken, "2026-11-20")).rejects.toThrow("a passing fault");
  expect(await emergencyCards(blocks, "2026-11-20")).toMatchObject({ path: expect.stringContaining("#") });
});
