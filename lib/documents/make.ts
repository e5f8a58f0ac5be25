import { toDocument } from "./strip.ts";

/** One page, or text for machines, as it was made: what `toDocument` made of a page, or the text as it is. */
export type Made = { path: string; type: string; body: string };

/** What the application answered when it was asked for a page. */
type Asked = { status: number; type: string; body: string };

/** How pages are asked for: by their address, of an application that sees the content in question. */
export type Ask = (path: string) => Promise<Asked>;

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
 * Makes one document: asks for it and finishes it with the part of the site's `style` that it uses. Throws, naming the
 * page, when the application fails at it or when it could not work without script.
 */
export async function makeDocument(path: string, ask: Ask, style: string): Promise<Made> {
  const isMissing = path === NOT_FOUND_PATH;
  const { status, type, body } = await ask(isMissing ? WRONG_ADDRESS : path);
  if (status !== (isMissing ? 404 : 200)) throw new Error(`The page ${path} could not be made (${status})`);
  if (!type.startsWith("text/html")) return { path, type, body };
  try {
    return { path, type, body: toDocument(body, style) };
  } catch (error) {
    throw new Error(`The page ${path} cannot be a document. ${error instanceof Error ? error.message : ""}`);
  }
}
