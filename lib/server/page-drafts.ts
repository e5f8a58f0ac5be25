import { readFile } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import path from "node:path";
import postcss from "postcss";
import { FORM_PATH } from "../consultation/schema.ts";
import type { Ask } from "../documents/make.ts";
import { toDocument } from "../documents/strip.ts";
import { STAFF_PATHS } from "../staff/schema.ts";
import { type Answer, makeAnswer } from "./answer.ts";

/** Where an open page hears of saves. */
export const SAVES_PATH = "/saves";

/** What a page holds while it is developed, and never after: it loads itself again when something is saved. */
const RELOAD = `<script>new EventSource("${SAVES_PATH}").onmessage = () => location.reload()</script>`;

/** Pages that Next shows by itself, with its script: the form, what only staff see, and its own. */
const WITH_NEXT = new RegExp(`^(?:/_|(?:${FORM_PATH}|${STAFF_PATHS.home})(?:/|$))`);

/** Says whether a visit is one to a page that is made of content. A name with a dot is a file. */
export function isForDraft({ method, url = "/", headers }: IncomingMessage): boolean {
  const [address = "/"] = url.split("?");
  const wantsPage = method === "GET" && (headers.accept ?? "").includes("text/html");
  return wantsPage && !WITH_NEXT.test(address) && !path.posix.basename(address).includes(".");
}

/**
 * Answers with a page as it would be published, made anew for each visit. What Next has to say of a mistake in the code is
 * shown as it is; what a mistake in the style says stands in place of the page, until a save mends it.
 */
export async function draftAnswer(url: string, ask: Ask, style: () => Promise<string>): Promise<Answer> {
  const headers = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" };
  try {
    const [{ status, type, body }, sheet] = await Promise.all([ask(url), style()]);
    return makeAnswer(status, { ...headers, "content-type": type }, drafted(body, sheet));
  } catch (error) {
    return makeAnswer(500, headers, explained(error instanceof Error ? error.message : String(error)));
  }
}

function drafted(body: string, sheet: string): string {
  try {
    return toDocument(body, sheet).replace("</body>", `${RELOAD}</body>`);
  } catch {
    return body;
  }
}

/** A page that holds nothing but a message for the person who writes the code. */
function explained(message: string): string {
  const text = message.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<!DOCTYPE html><html lang="en"><title>This page could not be made</title><body><h1>This page could not be made</h1><p>Mend what is named here and save it. This page then loads again.</p><pre>${text}</pre>${RELOAD}</body></html>`;
}

/** The style of the site as the build would make it, made once until `forget` is called. One that failed is made again. */
export function styleInProgress(file: string): { style: () => Promise<string>; forget: () => void } {
  let made: Promise<string> | undefined;
  function forget(): void {
    made = undefined;
  }
  return {
    style: () => {
      const making = made ?? makeStyle(file);
      made = making;
      // A save may have begun another one meanwhile, which stays.
      making.catch(() => {
        if (made === making) forget();
      });
      return making;
    },
    forget,
  };
}

async function makeStyle(file: string): Promise<string> {
  const { default: tailwind } = await import("@tailwindcss/postcss");
  const { css } = await postcss([tailwind()]).process(await readFile(file, "utf8"), { from: file });
  return css;
}
