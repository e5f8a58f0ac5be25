import { type FSWatcher, readdirSync, watch } from "node:fs";
import type { ServerResponse } from "node:http";
import path from "node:path";

/** An editor writes a file in several steps; this is how long we wait for the last of them. Milliseconds. */
const PAUSE = 50;

/** Tells open pages that something was saved. Only for development. */
export type Saves = { subscribe: (response: ServerResponse) => void; close: () => void };

/** Hears of the folders in which something was saved, below one of those that are watched. */
type OnSave = (root: string, folders: string[]) => void;

/**
 * Watches folders with all that lies in them, and sends each subscriber one server-sent event for every save, however many
 * files it wrote. `onSave` is called before, once for each folder of those given in which something was saved.
 *
 * A folder that is taken away and made again, as when another branch is checked out, is watched as before.
 */
export function watchSaves(folders: string[], onSave: OnSave): Saves {
  const subscribers = new Set<ServerResponse>();
  const watchers = new Map<string, FSWatcher>();
  const changed = new Map<string, Set<string>>();
  let timer: NodeJS.Timeout | undefined;

  function saved(root: string, folder: string): void {
    changed.set(root, (changed.get(root) ?? new Set()).add(folder));
    clearTimeout(timer);
    timer = setTimeout(() => {
      for (const [where, within] of changed) onSave(where, [...within]);
      changed.clear();
      for (const subscriber of subscribers) subscriber.write("data: saved\n\n");
    }, PAUSE);
  }

  /** Each folder has a watcher of its own: a recursive one loses a file that an editor replaces by renaming another. */
  function watchBelow(folder: string, root: string): void {
    try {
      if (!watchers.has(folder)) watchers.set(folder, watchOne(folder, root));
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const below = path.join(folder, entry.name);
        if (entry.isDirectory() && !watchers.has(below)) watchBelow(below, root);
      }
    } catch {
      // It is gone already. When it comes back, the folder around it says so.
      forgetBelow(folder, root);
    }
  }

  function watchOne(folder: string, root: string): FSWatcher {
    const watcher = watch(folder, (event, name) => {
      // What a watcher says of its own folder is that this is gone. One that has the same name by now is another folder.
      if (event === "rename" && name === path.basename(folder)) forgetBelow(folder, root);
      saved(root, folder);
      watchBelow(folder, root);
    });
    watcher.on("error", () => forgetBelow(folder, root));
    return watcher;
  }

  function forgetBelow(folder: string, root: string): void {
    for (const [watched, watcher] of watchers) {
      if (watched !== folder && !watched.startsWith(folder + path.sep)) continue;
      watcher.close();
      watchers.delete(watched);
      saved(root, watched);
    }
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
