import { cp, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { printWhenNeeded } from "@/lib/cli/handouts";
import { contentFolder } from "@/lib/documents/manifest";
import { makeHandout } from "@/lib/handout/make";
import { settings } from "@/lib/settings";
import { pdfOf } from "@/tests/support/pdf";

vi.mock("@/lib/handout/make", { spy: true });
vi.mock("@/lib/cli/step.mjs", () => ({ runStep: (_: string, work: () => unknown) => work() }));

const said = vi.fn();

beforeEach(() => {
  said.mockReset();
  vi.mocked(makeHandout).mockReset();
  vi.spyOn(console, "log").mockImplementation(said);
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** A fresh build with one handout, and the list of an older build's PDFs. */
async function build() {
  const made = await mkdtemp(path.join(tmpdir(), "clinic-build-"));
  await cp("content/clinic.yaml", path.join(contentFolder(made), "clinic.yaml"));
  await writeFile(path.join(made, "all.html"), '<p data-handout=""></p>');
  await writeFile(
    path.join(made, "documents.json"),
    JSON.stringify([{ path: "/topic/all", type: "text/html", file: "all.html" }]),
  );
  await writeFile(path.join(made, "handouts.json"), JSON.stringify([{ of: "/topic/all", file: "old.pdf" }]));
  const listed = async () => JSON.parse(await readFile(path.join(made, "handouts.json"), "utf8"));
  const print = (isFresh: boolean, of = "one") =>
    printWhenNeeded(settings(), process.cwd(), { build: of, isFresh, made });
  return { listed, print };
}

test("without a browser a build says so in one line, goes on, and offers no PDF, not even an old one; a start is silent", async () => {
  vi.stubEnv("CHROMIUM_PATH", "/nowhere");
  const { listed, print } = await build();
  await print(true);
  expect(said.mock.calls).toEqual([[expect.stringMatching(/^No browser was found.*$/)]]);
  expect(await listed()).toEqual([]);
  await print(false);
  expect(said).toHaveBeenCalledOnce();
});

test("a browser that does not print is tried again at the next start, and the PDF it then prints is kept", async () => {
  vi.stubEnv("CHROMIUM_PATH", "/bin/true");
  vi.mocked(makeHandout).mockResolvedValueOnce({ ok: false, reason: "it did not print" });
  vi.mocked(makeHandout).mockResolvedValue({ ok: true, pdf: pdfOf() });
  const { listed, print } = await build();
  await print(true);
  expect(said.mock.calls).toEqual([
    ["The site offers no PDF of /topic/all: it did not print. The next start tries again."],
  ]);
  expect(await listed()).toEqual([]);
  for (let start = 0; start < 2; start += 1) await print(false);
  expect(await listed()).toEqual([{ of: "/topic/all", file: "handouts/topic-all.pdf" }]);
  expect(said).toHaveBeenCalledOnce();
  expect(makeHandout).toHaveBeenCalledTimes(2);
  await print(true, "another");
  expect(makeHandout, "each build is printed").toHaveBeenCalledTimes(3);
});
