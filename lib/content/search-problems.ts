import { addressesOf } from "./routes.ts";
import { objectionToAddress } from "./rules/links.ts";
import type { Problem } from "./schema.ts";
import { SEARCH_FILE } from "./search-words.ts";
import type { Site } from "./site.ts";

/** A place in `search.yaml` that leads nowhere is an error, as a link on a page would be. */
export function deadPlaces(site: Site): Problem[] {
  const addresses = addressesOf(site);
  return (site.searchWords?.places ?? []).flatMap((place) => {
    const message = objectionToAddress(place.path, site, addresses);
    return message ? [searchProblem(site, place.path, "error", message)] : [];
  });
}

/** A problem of `search.yaml`, at the line on which some words of it first stand. */
export function searchProblem(site: Site, at: string, severity: Problem["severity"], message: string): Problem {
  const text = site.yamlFiles.find(({ file }) => file === SEARCH_FILE)?.text ?? "";
  const before = text.slice(0, Math.max(0, text.indexOf(at))).split("\n");
  const column = (before.at(-1) ?? "").length + 1;
  return { file: SEARCH_FILE, line: before.length, column, rule: "search", severity, message };
}
