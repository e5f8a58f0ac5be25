import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { compressedFolder, tagOf } from "./compressed.ts";
import { RESOURCE_POLICY, VIEWED_POLICY } from "./policy.ts";
import { keepVariants, plainVariant, type StoredDocument, variantsOf } from "./stored.ts";

/** Files of a build carry in their name what is in them, so nobody needs to ask for one again. Seconds: a year. */
const IMMUTABLE = "public, max-age=31536000, immutable";

/** Pictures keep their names when they change, so they may be a day old, and shown for a week while they are fetched anew. */
const FOR_A_DAY = "public, max-age=86400, stale-while-revalidate=604800";

/** What is held in memory, by the ending of its name, and what of that is text. Any other file is left to Next. */
const TYPES: Record<string, { type: string; isText: boolean }> = {
  ".js": { type: "text/javascript; charset=utf-8", isText: true },
  ".css": { type: "text/css; charset=utf-8", isText: true },
  ".svg": { type: "image/svg+xml", isText: true },
  ".png": { type: "image/png", isText: false },
  ".jpg": { type: "image/jpeg", isText: false },
  ".jpeg": { type: "image/jpeg", isText: false },
  ".webp": { type: "image/webp", isText: false },
  ".avif": { type: "image/avif", isText: false },
  ".gif": { type: "image/gif", isText: false },
  ".woff2": { type: "font/woff2", isText: false },
};

/** Where the files lie that are served as they are: what the build made for browsers, and what is in `public`. */
export type AssetFolders = { buildDir: string; publicDir: string };

/** Where the files of a build stand, as browsers see it. */
const BUILT = "/_next/static";

/** Files by their address. */
export type Assets = Map<string, StoredDocument>;

/**
 * Reads the files of a build and the pictures, and compresses those that are text as far as it goes, unless the build has
 * kept that. A folder that is not there has no files.
 */
export async function loadAssets(folders: AssetFolders): Promise<Assets> {
  const how = { caching: IMMUTABLE, kept: compressedFolder(folders.buildDir, "assets"), held: new Map() };
  const [built, pictures] = await Promise.all([
    filesIn(path.join(folders.buildDir, "static"), BUILT, how),
    loadPictures(folders),
  ]);
  return new Map([...built, ...pictures]);
}

/**
 * Reads what is in `public`, without the files of the build. Of `held`, which was read before, is taken over what has not
 * changed since.
 */
export async function loadPictures({ buildDir, publicDir }: AssetFolders, held: Assets = new Map()): Promise<Assets> {
  const how = { caching: FOR_A_DAY, kept: compressedFolder(buildDir, "assets"), held };
  return new Map(await filesIn(publicDir, "", how));
}

/** Puts pictures in the place of those before, and gives the addresses at which something else is from now on. */
export function exchangePictures(assets: Assets, pictures: Assets): string[] {
  const before = [...assets.keys()].filter((address) => !address.startsWith(BUILT));
  const changed = [...new Set([...before, ...pictures.keys()])].filter(
    (address) => assets.get(address) !== pictures.get(address),
  );
  for (const address of before) assets.delete(address);
  for (const [address, picture] of pictures) assets.set(address, picture);
  return changed;
}

/** Compresses the files of a build and keeps that for the start. */
export async function compressAssets(folders: AssetFolders): Promise<void> {
  const assets = await loadAssets(folders);
  await keepVariants([...assets.values()], compressedFolder(folders.buildDir, "assets"));
}

type How = { caching: string; kept: string; held: Assets };

async function filesIn(folder: string, address: string, how: How): Promise<[string, StoredDocument][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const files = entries.filter((entry) => entry.isFile() && TYPES[path.extname(entry.name)]);
  return Promise.all(
    files.map(async ({ parentPath, name }): Promise<[string, StoredDocument]> => {
      const file = path.join(parentPath, name);
      const within = path.relative(folder, file).split(path.sep).map(encodeURIComponent).join("/");
      const [at, bytes] = [`${address}/${within}`, await readFile(file)];
      const held = how.held.get(at);
      const isHeld = held?.variants.at(-1)?.etag === plainVariant(bytes, tagOf(bytes)).etag;
      return [at, held && isHeld ? held : await storeAsset(bytes, path.extname(name), how)];
    }),
  );
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

async function storeAsset(bytes: Buffer, ending: string, { caching, kept }: How): Promise<StoredDocument> {
  const { type, isText } = TYPES[ending] ?? { type: "application/octet-stream", isText: false };
  const policy = ending === ".svg" ? VIEWED_POLICY : RESOURCE_POLICY;
  const variants = isText ? await variantsOf(bytes, "best", kept) : [plainVariant(bytes, tagOf(bytes))];
  return { type, policy, caching, variants };
}
