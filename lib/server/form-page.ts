import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { newStamp, STAMP_PLACE, stampKey } from "../consultation/stamp.ts";
import { SCRIPTED_FILE } from "../documents/manifest.ts";
import { scriptedPolicy } from "../documents/policy.ts";
import { toScriptedPage } from "../documents/scripted.ts";
import { type Answer, makeAnswer } from "./answer.ts";

/** The page of the form: its answer to one visit, and the same page that Next rendered with what somebody had posted. */
export type FormPage = { answer: () => Answer; finish: (rendered: string) => { html: string; policy: string } };

/** Reads the page that the build made. Throws when the build directory is not one of ours. */
export async function loadFormPage(buildDir: string): Promise<FormPage> {
  const key = stampKey(process.env);
  const made = await readFile(path.join(buildDir, SCRIPTED_FILE), "utf8").catch(() => {
    throw new Error(`The build in ${buildDir} has no page with script: nothing in that page may depend on the visit`);
  });
  return createFormPage(made, () => newStamp(key, new Date(), randomBytes));
}

/**
 * Makes the page of the form from the one that the build made. Each visit gets a stamp of its own, which stands in the form
 * and in what the script is told of it. A page that comes back with errors has the style of the one that was sent.
 */
export function createFormPage(made: string, stamp: () => string): FormPage {
  const parts = made.split(STAMP_PLACE);
  const policy = scriptedPolicy(made);
  const style = /<style[^>]*>(.*?)<\/style>/s.exec(made)?.[1] ?? "";
  const headers = { "content-type": "text/html; charset=utf-8", "content-security-policy": policy };
  return {
    answer: () => makeAnswer(200, { ...headers, "cache-control": "no-store" }, parts.join(stamp())),
    finish(rendered) {
      const fresh = stamp();
      const stamped = rendered.replaceAll(STAMP_PLACE, () => fresh);
      const page = toScriptedPage(stamped, () => style);
      return { html: page, policy: scriptedPolicy(page) };
    },
  };
}
