import { readFile } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import path from "node:path";
import postcss from "postcss";
import type { Ask } from "../documents/make.ts";
import { toDocument } from "../documents/strip.ts";
import { type Answer, makeAnswer } from "./answer.ts";

/** Where an open page hears of saves. */
export const SAVES_PATH = "/saves";

/** What a page holds while it is developed, and never after: it loads itself again when something is saved. */
const RELOAD = `<script>new EventSource("${SAVES_PATH}").onmessage = () => location.reload()</script>`;

/** Pages that Next shows by itself, with its script: the form, and what only staff see. */
const WITH_NEXT = /^\/(?:_|consultation(?:\/|$)|staff(?:\/|$))/;

/** Says whether a visit is one to a page that is made of content. A name with a dot is a file. */
export function isForDraft({ method, url = "/", headers }: IncomingMessage): boolean {
  const [address = "/"] = url.split("?");
  const wantsPage = method === "GET" && (headers.accept ?? "").includes("text/html");
  return wantsPage && !WITH_NEXT.test(address) && !path.posix.basename(address).includes(".");
}

/**
 * Answers with a page as it would be published, made anew for each visit. What Next has to say of a mistake in the code is
 * shown as it is.
 */
export async function draftAnswer(url: string, ask: Ask, style: () => Promise<string>): Promise<Answer> {
  const [{ status, type, body }, sheet] = await Promise.all([ask(url), style()]);
  const headers = { "content-type": type, "cache-control": "no-store" };
  try {
    return makeAnswer(status, headers, toDocument(body, sheet).replace("</body>", `${RELOAD}</body>`));
  } catch {
    return makeAnswer(status, headers, body);
  }
}

/** The style of the site as the build would make it, made once until `forget` is called. */
export function styleInProgress(root: string): { style: () => Promise<string>; forget: () => void } {
  let made: Promise<string> | undefined;
  return {
    style: () => {
      made ??= makeStyle(path.join(root, "app/globals.css"));
      return made;
    },
    forget: () => {
      made = undefined;
    },
  };
}

async function makeStyle(file: string): Promise<string> {
  const { default: tailwind } = await import("@tailwindcss/postcss");
  const { css } = await postcss([tailwind()]).process(await readFile(file, "utf8"), { from: file });
  return css;
}
