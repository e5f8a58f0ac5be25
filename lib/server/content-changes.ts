import { type FSWatcher, readdirSync, watch } from "node:fs";
import type { ServerResponse } from "node:http";
import path from "node:path";

/** An editor writes a file in several steps; this is how long we wait for the last of them. Milliseconds. */
const PAUSE = 80;

/** Tells open pages that content was saved. Only for development. */
export type ContentChanges = { subscribe: (response: ServerResponse) => void; close: () => void };

/** Watches a content folder and sends each subscriber one server-sent event for every save, however many files it wrote. */
export function watchContent(contentDir: string): ContentChanges {
  const subscribers = new Set<ServerResponse>();
  let timer: NodeJS.Timeout | undefined;

  const watchers = new Map<string, FSWatcher>();

  function saved(): void {
    watchFolders();
    clearTimeout(timer);
    timer = setTimeout(() => {
      for (const subscriber of subscribers) subscriber.write("data: saved\n\n");
    }, PAUSE);
  }

  /** Each folder has a watcher of its own: a recursive one loses a file that an editor replaces by renaming another. */
  function watchFolders(): void {
    const folders = readdirSync(contentDir, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const folder of [contentDir, ...folders.map((entry) => path.join(contentDir, entry.name))]) {
      if (!watchers.has(folder)) watchers.set(folder, watch(folder, saved));
    }
  }
  watchFolders();

  function subscribe(response: ServerResponse): void {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    response.write("retry: 1000\n\n");
    subscribers.add(response);
    response.once("close", () => subscribers.delete(response));
  }

  function close(): void {
    clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
    for (const subscriber of subscribers) subscriber.end();
  }
  return { subscribe, close };
}
