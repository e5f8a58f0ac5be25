import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

/** The content of this site. */
export const CONTENT = path.resolve(import.meta.dirname, "../../content");

/** A copy of it that one test may change; it is gone when the test is over. */
export async function contentCopy(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "content-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await cp(CONTENT, folder, { recursive: true });
  return folder;
}
