import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { watchSaves } from "@/lib/server/saves";

/** A folder with a page in a folder of its own, what was heard of saves in it, and the watch over it. */
async function watched() {
  const folder = await mkdtemp(path.join(tmpdir(), "clinic-content-"));
  await mkdir(path.join(folder, "topic"));
  const heard: string[] = [];
  const saves = watchSaves([folder], (_, folders) => heard.push(...folders));
  onTestFinished(() => saves.close());
  return { folder, page: path.join(folder, "topic/index.mdx"), heard, saves };
}

test("a page that is open hears of a save in any folder of the content, once", async () => {
  const { page, saves } = await watched();
  const server = createServer((_request, response) => saves.subscribe(response)).listen(0, "127.0.0.1");
  onTestFinished(() => {
    saves.close();
    server.close();
  });
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;

  const response = await fetch(`http://127.0.0.1:${port}/`);
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toBe("retry: 1000\n\n");

  await writeFile(page, "# one");
  await writeFile(page, "# two");
  expect((await reader?.read())?.value).toBe("data: saved\n\n");
});

test("a folder that is taken away and made again is still listened to, and so is a new one within it", async () => {
  const { folder, page, heard } = await watched();
  await mkdir(path.join(folder, "topic/deep"));
  await rm(path.join(folder, "topic"), { recursive: true });
  await mkdir(path.join(folder, "topic/deep"), { recursive: true });
  await vi.waitFor(() => expect(heard).toContain(folder));
  for (const file of [page, path.join(folder, "topic/deep/one.mdx")]) {
    heard.length = 0;
    await writeFile(file, "# one");
    await vi.waitFor(() => expect(heard).toContain(path.dirname(file)));
  }
});

test("folders that come and go in one moment end nothing", async () => {
  const { folder, page, heard } = await watched();
  for (let time = 0; time < 20; time += 1) {
    await mkdir(path.join(folder, "passing/deep"), { recursive: true });
    await rm(path.join(folder, "passing"), { recursive: true });
  }
  await vi.waitFor(() => expect(heard).toContain(folder));
  heard.length = 0;
  await writeFile(page, "# one");
  await vi.waitFor(() => expect(heard).toContain(path.dirname(page)));
});
