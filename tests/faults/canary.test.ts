import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { backUp } from "@/lib/backup/back-up";
import { listRequests } from "@/lib/consultation/requests";
import { canaryForm, TRACES_OF_BROWSER_TESTS, tracesIn } from "@/tests/support/canary";
import { faultsFolder, theSharedSite, vaultOf } from "@/tests/support/fault-site";
import { keySource } from "@/tests/support/requests";

/** The data of the browser tests, when they ran before. */
const BROWSER_DATA = process.env.TEST_DATA_DIR ?? "";

/** Every file in a folder and below it. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

/** A file byte by byte. Of a mail the line that says to whom it goes is left out: there the address has to stand. */
async function read(file: string): Promise<string> {
  const text = await readFile(file, "latin1");
  return /\.eml(\.new)?$|\/mail-/.test(file) ? text.replace(/^To: .*$/m, "") : text;
}

/** The data folders among what the tests have left. */
async function dataFolders(): Promise<string[]> {
  const files = await filesIn(faultsFolder());
  return files.filter((file) => path.basename(file) === "clinic.db").map((file) => path.dirname(file));
}

test("a trace is known wherever it stands, in the clear and in base64", () => {
  const { name, email, message } = canaryForm();
  for (const text of [name, email, message, name.toUpperCase()]) expect(tracesIn(`x${text}x`)).not.toEqual([]);
  for (const before of ["", "x", "xx"])
    expect(tracesIn(Buffer.from(`${before}${email}`).toString("base64"))).not.toEqual([]);
  expect(tracesIn("Your reference is KQ7M-X3RT.")).toEqual([]);
});

/** All requests of a data folder, once they are backed up too, as each night does it. */
async function backedUp(dataDir: string) {
  const vault = await vaultOf({ dataDir });
  const kept = { vault, source: await keySource(dataDir), backupDir: path.join(dataDir, "backups") };
  const { requests } = await backUp(kept, new Date(), 1);
  const stored = await listRequests(vault);
  expect(requests).toBe(stored.length);
  return stored;
}

test("after all of these tests no answer stands in a database, journal, backup, log, address or mail", async () => {
  const folders = await dataFolders();
  const stored = await Promise.all(folders.map(backedUp));
  expect(tracesIn(JSON.stringify(stored))).not.toEqual([]);

  const files = await filesIn(faultsFolder());
  for (const name of [
    /clinic\.db$/,
    /clinic\.db-wal$/,
    /clinic-.+\.backup$/,
    /keys\.backup$/,
    /printed-/,
    /location-/,
    /\.eml$/,
  ])
    expect([name, files.some((file) => name.test(file))]).toEqual([name, true]);
  const leaks = [];
  for (const file of files) leaks.push(...tracesIn(await read(file)).map((trace) => `${trace} in ${file}`));
  expect(leaks).toEqual([]);
});

if (existsSync(path.join(BROWSER_DATA, "clinic.db")))
  test("after the browser tests no answer stands in their database, journal, log or mail", async () => {
    const stored = await listRequests(await vaultOf({ dataDir: BROWSER_DATA }));
    expect(tracesIn(JSON.stringify(stored), TRACES_OF_BROWSER_TESTS)).not.toEqual([]);
    const leaks = [];
    for (const file of [`${BROWSER_DATA}.printed.txt`, ...(await filesIn(BROWSER_DATA))])
      leaks.push(...tracesIn(await read(file), TRACES_OF_BROWSER_TESTS).map((trace) => `${trace} in ${file}`));
    expect(leaks).toEqual([]);
  });

test("no page holds an answer that somebody has sent", async () => {
  const site = theSharedSite();
  const stored = await listRequests(await vaultOf(site));
  const sitemap = await (await fetch(`${site.url}/sitemap.xml`)).text();
  const paths = [...sitemap.matchAll(/<loc>([^<]+)</g)].map(([, address = ""]) => new URL(address).pathname);
  const receipts = stored.slice(0, 20).map(({ reference }) => `/consultation/received?ref=${reference}`);
  const texts = ["/healthz", "/readyz", "/llms.txt", "/search?q=boot", "/nowhere", ...paths, ...receipts].map(
    async (address) => [address, tracesIn(await (await fetch(site.url + address)).text())],
  );
  expect(receipts.length).toBeGreaterThan(0);
  expect((await Promise.all(texts)).filter(([, traces]) => traces?.length !== 0)).toEqual([]);
});
