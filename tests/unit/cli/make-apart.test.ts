import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { helperFor } from "@/lib/cli/make-apart";

const TASK = { trees: { folder: "", version: "" }, fingerprint: "" };

afterEach(() => void vi.unstubAllEnvs());

test("another process that cannot make its pages says why", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "clinic-part-"));
  vi.stubEnv("CONTENT_DIR", folder);
  const making = helperFor(TASK, new AbortController().signal)(["/about"], folder);
  await expect(making).rejects.toThrow(/^The content cannot be read: .*CONTENT_DIR must name the folder of the pages/);
});

test("another process is ended when nobody wants its pages any more", async () => {
  const stop = new AbortController();
  const making = helperFor(TASK, stop.signal)(["/about"], "");
  stop.abort();
  await expect(making).rejects.toThrow("aborted");
});
