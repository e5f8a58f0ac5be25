import { SCRIPTED_PATH } from "./manifest.ts";
import { withNamesOfScript } from "./script-names.ts";
import { type StyleFor, toScriptedPage } from "./scripted.ts";
import { toDocument } from "./strip.ts";
import { usedStyle } from "./used-style.ts";

/** One page, or text for machines, as it was made: what `toDocument` made of a page, or the text as it is. */
export type Made = { path: string; type: string; body: string };

/** What the application answered when it was asked for a page. */
type Asked = { status: number; type: string; body: string };

/** How pages are asked for: by their address, of an application that sees the content in question. */
export type Ask = (path: string) => Promise<Asked>;

/** What documents are made with: the application, the style of the site, and the scripts of the page with script. */
export type Workshop = { ask: Ask; style: string; scriptAt: (address: string) => string };

/** The page that stands for every address where nothing is. It is kept under this name, and served at none. */
export const NOT_FOUND_PATH = "/404";

/** An address where nothing can ever be, since no page has a dot in its name. Next keeps `/404` for itself. */
const WRONG_ADDRESS = "/nothing.here";

/** The texts for machines. They are made with the pages, since they tell of them. */
export const MACHINE_PATHS = [
  "/robots.txt",
  "/sitemap.xml",
  "/llms.txt",
  "/manifest.webmanifest",
  "/.well-known/security.txt",
];

/**
 * Makes one document: asks for it and finishes it with the part of the site's style that it uses. The page with script
 * gets what its scripts may need as well, for what they bring into it. Throws, naming the page, when the application fails
 * at it or when it could not work without script.
 */
export async function makeDocument(path: string, { ask, style, scriptAt }: Workshop): Promise<Made> {
  const isMissing = path === NOT_FOUND_PATH;
  const { status, type, body } = await ask(isMissing ? WRONG_ADDRESS : path);
  if (status !== (isMissing ? 404 : 200)) throw new Error(`The page ${path} could not be made (${status})`);
  if (!type.startsWith("text/html")) return { path, type, body };
  const styleOf: StyleFor = (css, names, scripts) =>
    usedStyle(css, withNamesOfScript(names, scripts.map(scriptAt).join("\n")));
  try {
    return { path, type, body: path === SCRIPTED_PATH ? toScriptedPage(body, styleOf) : toDocument(body, style) };
  } catch (error) {
    throw new Error(`The page ${path} cannot be a document. ${error instanceof Error ? error.message : ""}`);
  }
}
