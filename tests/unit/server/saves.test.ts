import { once } from "node:events";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { watchSaves } from "@/lib/server/saves";

test("a page that is open hears of a save in any folder of the content, once", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "clinic-content-"));
  await mkdir(path.join(folder, "topic"));
  const changes = watchSaves([folder]);
  const server = createServer((_request, response) => changes.subscribe(response)).listen(0, "127.0.0.1");
  onTestFinished(() => {
    changes.close();
    server.close();
  });
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;

  const response = await fetch(`http://127.0.0.1:${port}/`);
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toBe("retry: 1000\n\n");

  await writeFile(path.join(folder, "topic/index.mdx"), "# one");
  await writeFile(path.join(folder, "topic/index.mdx"), "# two");
  expect((await reader?.read())?.value).toBe("data: saved\n\n");
});
