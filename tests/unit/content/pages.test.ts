import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { listAddresses } from "@/lib/content/pages";
import { signPage } from "@/lib/content/review";
import { contentCopy } from "@/tests/support/content-copy";

const TOPIC = "achilles-tendon-rupture";

test("the sitemap's day of a page is that of its last change, or of its review when that came later", async () => {
  const content = await contentCopy();
  vi.stubEnv("CONTENT_DIR", content);
  async function write(name: string, day: string) {
    const file = path.join(content, TOPIC, `${name}.mdx`);
    await writeFile(file, (await readFile(file, "utf8")).replace(/^written: .*$/m, `written: ${day}`));
  }
  for (const name of ["index", "comparison", "evidence", "benefits-and-limitations", "candidacy", "procedure", "faq"]) {
    await write(name, "2026-11-20");
  }
  await write("condition", "2026-11-22");
  await write("faq", "2026-12-05");
  await signPage(content, { page: `${TOPIC}/evidence`, by: "Ann Lee", role: "surgeon" }, "2026-12-01");
  await signPage(content, { page: `${TOPIC}/faq`, by: "Ann Lee", role: "surgeon" }, "2026-11-24");

  const days = new Map((await listAddresses()).map(({ path: address, changed }) => [address, changed]));
  expect(days.get(`/${TOPIC}/condition`)).toBe("2026-11-22");
  expect(days.get(`/${TOPIC}/evidence`)).toBe("2026-12-01");
  expect(days.get(`/${TOPIC}/faq`)).toBe("2026-12-05");
  expect(days.get(`/${TOPIC}/whole-article`), "the questions are no part of it").toBe("2026-12-01");
});
