import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { fingerprintOf } from "@/lib/content/fingerprint";
import { listAddresses } from "@/lib/content/pages";
import { signPage } from "@/lib/content/review";
import { readSite } from "@/lib/content/site";
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

test("a build takes over what was checked just before, and checks all of it again when a word has changed since", async () => {
  const content = await contentCopy();
  vi.stubEnv("CONTENT_DIR", content);
  vi.stubEnv("CONTENT_IS_CHECKED", fingerprintOf(await readSite(content)));
  const read = async () => {
    vi.resetModules();
    return (await import("@/lib/content/pages")).currentSite();
  };
  expect((await read()).clinic.name).not.toBe("");

  const file = path.join(content, TOPIC, "evidence.mdx");
  await writeFile(file, `${await readFile(file, "utf8")}\nThis cures every tear.\n`);
  await expect(read()).rejects.toThrow(/The content has errors:.*evidence\.mdx/s);

  vi.stubEnv("CONTENT_IS_CHECKED", fingerprintOf(await readSite(content)));
  expect((await read()).clinic.name, "the check is made once").not.toBe("");
});
