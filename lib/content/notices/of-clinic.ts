import type { Clinic, Problem } from "../schema.ts";
import type { Site } from "../site.ts";
import { addressOf } from "../sources/schema.ts";
import type { SourcedText } from "./schema.ts";

const FILE = "content/notices.yaml";

type Entry = { text: string; source: string; link: string };

/** What pages say about the law where the clinic is: the notice of each page of a topic, and the legal status. */
export function lawFor(site: Site, clinic: Clinic): { notice: SourcedText[]; status?: SourcedText } {
  const place = site.notices?.[clinic.jurisdiction];
  if (!place) return { notice: [] };
  const ofState = clinic.state ? site.notices?.US.states[clinic.state] : undefined;
  const notice = [place, ...(ofState ? [ofState] : [])].map((entry) => sourced(entry, site));
  return place.status ? { notice, status: sourced({ ...place, text: place.status }, site) } : { notice };
}

function sourced({ text, source, link }: Entry, site: Site): SourcedText {
  const found = site.sources.get(source);
  return { text, link, address: found ? addressOf(found) : "" };
}

/** The ids of the sources that notices rest on. */
export function sourcesOfNotices({ notices }: Site): string[] {
  if (!notices) return [];
  const entries = [notices.US, ...Object.values(notices.US.states), notices.UK, notices.EU];
  return entries.flatMap((entry) => (entry ? [entry.source] : []));
}

/** A notice whose source does not stand in `sources.yaml` cannot be checked by a reader. */
export function noticesWithoutSource(site: Site): Problem[] {
  if (!site.sourcesAreRead) return [];
  const lines = site.yamlFiles.find(({ file }) => file === FILE)?.text.split("\n") ?? [];
  const unknown = new Set(sourcesOfNotices(site).filter((id) => !site.sources.has(id)));
  return [...unknown].map((id) => {
    const line = Math.max(lines.findIndex((words) => words.trim() === `source: ${id}`) + 1, 1);
    const message = `There is no source “${id}” in content/sources.yaml. Add it there, or correct the id`;
    return { file: FILE, line, column: 1, rule: "notice", severity: "error" as const, message };
  });
}

/**
 * Where a clinic's notice is missing, and what to write instead. When counsel has answered that none is needed, the slot
 * may stay empty.
 */
export function emptySlots({ notices }: Site, { jurisdiction, state, counsel = [] }: Clinic): string[] {
  if (!notices) return [];
  if (jurisdiction === "US" && !state) {
    return ["content/clinic.yaml does not name the clinic's state. Write it after “state:”, like California"];
  }
  const place = jurisdiction === "US" ? state : jurisdiction;
  const found = jurisdiction === "US" ? state && notices.US.states[state] : notices[jurisdiction];
  const question = jurisdiction === "US" ? "us-state-notices" : `${jurisdiction.toLowerCase()}-notice`;
  if (found || counsel.some(({ notice }) => notice === question)) return [];
  return [
    `${FILE} holds no notice for ${place}, so topic pages show none. Have counsel give the words and write them there with text, source and link; if none is needed, record counsel's answer as ${question}`,
  ];
}
