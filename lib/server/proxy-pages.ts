import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { describeError, type Log } from "../log.ts";
import { type ContactDetails, refusalPage } from "./refusal-page.ts";
import { POST_REFUSALS, READ_REFUSALS } from "./refusals.ts";

/** What the server in front has to say by itself, and the file that it finds the page in. */
const PAGES = [
  { name: "too-large.html", refusal: POST_REFUSALS["too-large"], isPost: true },
  { name: "too-slow.html", refusal: POST_REFUSALS["too-slow"], isPost: true },
  { name: "not-sent.html", refusal: POST_REFUSALS.unreachable, isPost: true },
  { name: "not-shown.html", refusal: READ_REFUSALS.unreachable, isPost: false },
];

/** Where the server in front finds them. */
export function proxyFolder(buildDir: string): string {
  return path.join(buildDir, "proxy");
}

/**
 * Writes the pages for the server in front of this one into a folder: what it says when a form is too long or too slow for
 * it, and when this site does not answer at all. `headers.conf` beside them holds the headers that they need, as nginx
 * reads them.
 */
export async function writeProxyPages(folder: string, clinic: ContactDetails): Promise<void> {
  await mkdir(folder, { recursive: true });
  const pages = PAGES.map(({ name, refusal, isPost }) => ({ name, ...refusalPage(refusal, clinic, { isPost }) }));
  for (const { name, html } of pages) await writeWhole(path.join(folder, name), html);
  const headers = [
    // They share their style, and so their policy.
    `add_header Content-Security-Policy "${pages[0]?.policy}" always;`,
    `add_header Cache-Control "no-store" always;`,
    `add_header X-Content-Type-Options "nosniff" always;`,
    `add_header X-Frame-Options "DENY" always;`,
    `add_header Referrer-Policy "same-origin" always;`,
    `add_header Strict-Transport-Security "max-age=31536000; includeSubDomains" always;`,
  ];
  await writeWhole(path.join(folder, "headers.conf"), `${headers.join("\n")}\n`);
}

/**
 * Writes them again for a site that shows other details of the clinic than its build was made with: by now, or since the
 * pages were written last. Where the build lies on a disk that is read-only they stay as they are, and the log says so:
 * what is shown is shown all the same.
 */
export async function renewProxyPages(buildDir: string, clinic: ContactDetails, log: Log): Promise<void> {
  try {
    await writeProxyPages(proxyFolder(buildDir), clinic);
  } catch (error) {
    log("proxy-pages-not-written", describeError(error));
  }
}

/**
 * The server in front, as another user, may read the file at any moment. So it is exchanged as a whole, and not touched
 * when it holds this already.
 */
async function writeWhole(file: string, text: string): Promise<void> {
  if ((await readFile(file, "utf8").catch(() => null)) === text) return;
  await writeFile(`${file}.new`, text);
  await chmod(`${file}.new`, 0o644);
  await rename(`${file}.new`, file);
}
