import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { appendFile, mkdtemp, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll } from "vitest";
import * as z from "zod";
import type { Vault } from "@/lib/consultation/vault";
import { kill, type OwnSite, startOwnSite } from "./own-site";
import { databaseUrl } from "./postgres";
import { vaultIn } from "./requests";

/** True for the long form of the tests of faults, which may take minutes. */
export const IS_LONG = process.env.FAULTS === "long";

/** What is to be ended when the tests of a file are over. */
const ends: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const end of ends) await end();
});

/** The folder that holds whatever the tests of faults leave behind, where the last of them looks for answers. */
export function faultsFolder(): string {
  const folder = process.env.FAULTS_DIR;
  if (!folder) throw new Error("FAULTS_DIR is not set. Run these tests with: npm run test:faults");
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Keeps something that must hold no answer, like an address that a browser was sent to. */
export async function keepForLast(name: string, text: string): Promise<void> {
  await writeFile(path.join(faultsFolder(), `${name}-${randomUUID()}.txt`), text);
}

/** Says what a test has counted. `npm run test:faults` shows it when all is over. */
export async function sayNumbers(line: string): Promise<void> {
  console.log(line);
  await appendFile(path.join(faultsFolder(), "numbers.txt"), `${line}\n`);
}

const sharedSite = z.object({ url: z.string(), dataDir: z.string(), printed: z.string(), pid: z.number() });

/** The site that all of these tests share; whoever uses it leaves it running and its database whole. */
export function theSharedSite(): z.output<typeof sharedSite> {
  return sharedSite.parse(JSON.parse(process.env.FAULTS_SITE ?? ""));
}

/** Makes a data folder among what the tests leave behind. */
export function newDataDir(): Promise<string> {
  return mkdtemp(path.join(faultsFolder(), "site-"));
}

/**
 * Starts the built site, without limits on how often one machine may send. It ends with the file's tests at the latest,
 * and what it has printed is kept. `under` is a program that looks on.
 */
export async function startFaultSite(environment: Record<string, string> = {}, under?: string[]): Promise<OwnSite> {
  const DATA_DIR = environment.DATA_DIR ?? (await newDataDir());
  const DATABASE_URL = environment.DATABASE_URL ?? (await databaseUrl(DATA_DIR)) ?? "";
  const site = await startOwnSite({ REQUEST_LIMITS: "off", ...environment, DATA_DIR, DATABASE_URL }, under);
  ends.push(async () => {
    await kill(site);
    await keepForLast("printed", site.printed());
  });
  return site;
}

/** Opens the database of a site beside it, as a command does. */
export async function vaultOf({ dataDir }: { dataDir: string }): Promise<Vault> {
  const vault = await vaultIn(dataDir);
  ends.push(() => vault.store.destroy());
  return vault;
}
