import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { TEST_SERVER } from "@/lib/cli/test-server";
import { runCommand } from "./command";
import { type OwnSite, startOwnSite } from "./own-site";

/** A copy of the content in a folder of its own, and how a writer changes a file of it. */
export async function copyOfContent() {
  const content = path.join(await mkdtemp(path.join(tmpdir(), "clinic-content-")), "content");
  await cp("content", content, { recursive: true });
  const file = (name: string) => path.join(content, name);
  async function edit(name: string, change: (text: string) => string) {
    await writeFile(file(name), change(await readFile(file(name), "utf8")));
  }
  return { content, file, edit };
}

/** A site on the build that the other tests use, with content of its own, which can be edited and published. */
export async function siteWithOwnContent() {
  const copy = await copyOfContent();
  const site = await startOwnSite({ CONTENT_DIR: copy.content });
  return { ...copy, site, publish: () => publishOn(site, copy.content) };
}

/** Runs the command that has a site publish its content. */
export function publishOn({ dataDir, url }: OwnSite, content: string) {
  return runCommand("content-publish.ts", [], { CONTENT_DIR: content, DATA_DIR: dataDir, PORT: new URL(url).port });
}

/**
 * Builds the site for other settings, such as another content, into a folder of its own. The program is that of the build
 * which all tests use, so only the pages are made anew. Without a browser no handout is printed, which is tried elsewhere.
 */
export async function buildAnew(settings: { BUILD_DIR: string; [name: string]: string }): Promise<void> {
  // What Next keeps for its next build is of no use here.
  const isOfUse = (file: string) => !file.endsWith("/cache");
  await cp(TEST_SERVER.BUILD_DIR, settings.BUILD_DIR, { recursive: true, filter: isOfUse });
  const own = { CHROMIUM_PATH: "none", ...settings };
  const env: NodeJS.ProcessEnv = { ...process.env, ...TEST_SERVER, ...own, NODE_ENV: "production" };
  await promisify(execFile)(process.execPath, ["lib/cli/build.ts"], { env });
}
