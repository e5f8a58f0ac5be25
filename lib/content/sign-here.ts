import { access, constants } from "node:fs/promises";
import path from "node:path";
import { settings } from "../settings.ts";
import { checkSignOff, type SignOff } from "./review.ts";
import { publishedFrom } from "./shown.ts";
import { readSite, type Site } from "./site.ts";

/**
 * Whether a sign-off can be written where this server runs. `elsewhere`: it serves what was built somewhere else, as in an
 * image, or what another server has published, so that nobody would ever see it. `read-only`: the files of the pages cannot be written.
 */
export type SigningPlace = "here" | "elsewhere" | "read-only";

/** The content as it lies in its folder now, which may be newer than what readers see. */
export function siteInFolder(): Promise<Site> {
  return readSite(settings().contentDir);
}

/** Says whether a page of this site can be signed on this server. A file is replaced, so that its folder has to be writable. */
export async function signingPlace(page: string): Promise<SigningPlace> {
  const { builds, contentDir } = settings();
  const source = (await publishedFrom()) ?? contentDir;
  if (!builds || source !== contentDir) return "elsewhere";
  const folder = path.dirname(path.join(contentDir, page));
  return access(folder, constants.W_OK).then(
    () => "here",
    () => "read-only",
  );
}

/** Checks the sign-off of a page of this site. Nothing is written before `write` is called. */
export function checkSignOffHere(signOff: SignOff, today: string) {
  return checkSignOff(settings().contentDir, signOff, today);
}
