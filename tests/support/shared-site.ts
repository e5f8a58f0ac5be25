import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import path from "node:path";
import { kill, startOwnSite } from "./own-site";
import { databaseUrl, runOnPostgres } from "./postgres";

/**
 * Starts one site for all tests of faults that leave it as it is, since starting costs seconds. They find it by the
 * environment. Returns what ends it.
 */
export async function setup(): Promise<() => Promise<void>> {
  const folder = process.env.FAULTS_DIR ?? "";
  mkdirSync(folder, { recursive: true });
  if (process.env.FAULTS_ENGINE === "postgres") runOnPostgres(process.env.POSTGRES_FOR_TESTS ?? "");
  const DATA_DIR = mkdtempSync(path.join(folder, "site-"));
  const DATABASE_URL = (await databaseUrl(DATA_DIR)) ?? "";
  const site = await startOwnSite({ REQUEST_LIMITS: "off", DATA_DIR, DATABASE_URL });
  const printed = path.join(folder, "printed-shared.txt");
  const keep = () => writeFileSync(printed, site.printed());
  keep();
  site.process.stdout?.on("data", keep);
  site.process.stderr?.on("data", keep);
  process.env.FAULTS_SITE = JSON.stringify({ url: site.url, dataDir: site.dataDir, printed, pid: site.process.pid });
  return () => kill(site);
}
