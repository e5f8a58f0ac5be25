import { AsyncLocalStorage } from "node:async_hooks";
import { settings } from "../settings.ts";
import { problemLine } from "./problems.ts";
import type { Clinic } from "./schema.ts";
import { readSite, type Site } from "./site.ts";

/** The site, and the clinic it speaks for. `folder` is where it was read from, once something was published. */
export type CheckedSite = { site: Site; clinic: Clinic; folder?: string };

declare global {
  /** Next runs its own copy of this module; both meet here. */
  var shownContent: { shown?: Promise<CheckedSite>; onTrial: AsyncLocalStorage<CheckedSite> } | undefined;
}

/**
 * The content of this site, as readers are to see it.
 *
 * It is read once, and of each page no more than is asked for; what the build has checked is not checked again.
 * `showFolder` and `showContent` put other content in its place. While developing, each save makes it be read anew, by
 * `showReading`.
 */
export function currentSite(): Promise<CheckedSite> {
  const meeting = meetingPlace();
  const tried = meeting.onTrial.getStore();
  if (tried) return Promise.resolve(tried);
  meeting.shown ??= readClinicSite(settings().contentDir);
  return meeting.shown;
}

/** The folder that was published last while this site runs; nothing when none was. On one of several servers it can be another one's. */
export async function publishedFrom(): Promise<string | undefined> {
  return (await meetingPlace().shown)?.folder;
}

/** From now on readers see this content. The caller has checked it. */
export function showContent(checked: CheckedSite): void {
  meetingPlace().shown = Promise.resolve(checked);
}

/**
 * From now on readers see the content of this folder, as a build has checked it; nobody may have changed it since. Throws,
 * naming file and line, when it cannot be shown.
 */
export async function showFolder(folder: string): Promise<CheckedSite> {
  const content = await readClinicSite(folder);
  showContent(content);
  return content;
}

/** From now on readers see the content that is being read. Only for development: who asks for a page sees its slips. */
export function showReading(reading: Promise<Site>): void {
  const shown = reading.then(withClinic);
  // Whoever asks for a page is told why there is none.
  shown.catch(() => undefined);
  meetingPlace().shown = shown;
}

/** Does work, such as asking for a page, that sees this content while everybody else still sees what is shown. */
export function withContent<Result>(content: CheckedSite, work: () => Result): Result {
  return meetingPlace().onTrial.run(content, work);
}

function meetingPlace() {
  globalThis.shownContent ??= { onTrial: new AsyncLocalStorage() };
  return globalThis.shownContent;
}

async function readClinicSite(folder: string): Promise<CheckedSite> {
  return withClinic(await readSite(folder, "as-asked"));
}

/** The site with the clinic it speaks for. Throws, naming file and line, when that cannot be read. */
export function withClinic(site: Site): CheckedSite {
  if (!site.clinic) throw new Error(site.problems.map(problemLine).join("\n"));
  return { site, clinic: site.clinic };
}
