import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { makeHandouts } from "@/lib/cli/handouts";
import { settings } from "@/lib/settings";

afterEach(() => void vi.unstubAllEnvs());

/** A fresh build with one handout, and the list of an older build's PDFs. */
async function build() {
  const buildDir = await mkdtemp(path.join(tmpdir(), "clinic-build-"));
  await writeFile(path.join(buildDir, "all.html"), '<p data-handout=""></p>');
  await writeFile(path.join(buildDir, "documents.json"), JSON.stringify([{ path: "/topic/all", file: "all.html" }]));
  await writeFile(path.join(buildDir, "handouts.json"), JSON.stringify([{ of: "/topic/all", file: "old.pdf" }]));
  return { ...settings(), buildDir };
}

test.each([
  ["without a browser", "/nowhere", "No browser was found"],
  ["with a browser that does not print", "/bin/true", "no PDF of /topic/all"],
])("%s a build says so in one line, goes on, and offers no PDF, not even an old one", async (_, browser, said) => {
  vi.stubEnv("CHROMIUM_PATH", browser);
  const made = await build();
  const line = await makeHandouts(made, process.cwd(), "A4");
  expect(line).toContain(said);
  expect(line).not.toContain("\n");
  expect(JSON.parse(await readFile(path.join(made.buildDir, "handouts.json"), "utf8"))).toEqual([]);
});
