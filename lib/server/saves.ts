import { type FSWatcher, readdirSync, watch } from "node:fs";
import type { ServerResponse } from "node:http";
import path from "node:path";

/** An editor writes a file in several steps; this is how long we wait for the last of them. Milliseconds. */
const PAUSE = 50;

/** Tells open pages that something was saved. Only for development. */
export type Saves = { subscribe: (response: ServerResponse) => void; close: () => void };

/**
 * Watches folders with all that lies in them, and sends each subscriber one server-sent event for every save, however many
 * files it wrote. `onSave` is called before, once for each folder of those given in which something was saved.
 */
export function watchSaves(folders: string[], onSave: (folder: string) => void = () => undefined): Saves {
  const subscribers = new Set<ServerResponse>();
  const watchers = new Map<string, FSWatcher>();
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  function saved(root: string): void {
    watchBelow(root, root);
    changed.add(root);
    clearTimeout(timer);
    timer = setTimeout(() => {
      for (const folder of changed) onSave(folder);
      changed.clear();
      for (const subscriber of subscribers) subscriber.write("data: saved\n\n");
    }, PAUSE);
  }

  /** Each folder has a watcher of its own: a recursive one loses a file that an editor replaces by renaming another. */
  function watchBelow(folder: string, root: string): void {
    if (!watchers.has(folder))
      watchers.set(
        folder,
        watch(folder, () => saved(root)),
      );
    for (const entry of readdirSync(folder, { withFileTypes: true }))
      if (entry.isDirectory()) watchBelow(path.join(folder, entry.name), root);
  }
  for (const root of folders) watchBelow(root, root);

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
