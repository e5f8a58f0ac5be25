import { randomBytes } from "node:crypto";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { openVault } from "../../../lib/consultation/open-vault.ts";
import { FIND_NAME } from "../../../lib/inbox/schema.ts";
import { startPostgres } from "../../support/start-postgres.ts";
import { type Server, startSite } from "../servers.ts";
import { aligned } from "../table.ts";
import { fill, personOf, referenceOf } from "./fill.ts";
import { signedInCookie } from "./sign-in.ts";

/** A site with so many requests, and somebody who is signed in. */
type Desk = { server: Server; cookie: string; count: number; hidden: [string, string][] };

/** How often each is asked before it counts, and then. */
const [WARM_UP, TIMES] = [20, 120];

const ENGINES = ["SQLite", "PostgreSQL"] as const;

/**
 * How long the pages of the inbox and its search take with few requests and with many, on both engines. Both sites are
 * asked in turns, so that what else the machine does meets both. Gives the table, in milliseconds.
 */
export async function compareInbox(sizes: number[]): Promise<string[]> {
  const rows = [["", "", ...sizes.flatMap((size) => [`${size}: p50`, "p95"]), "p95 / p95"]];
  const postgres = await startPostgres({ folder: tmpdir() });
  try {
    for (const engine of ENGINES) {
      const desks: Desk[] = [];
      for (const count of sizes) {
        const database = `inbox_${count}`;
        if (engine === "PostgreSQL") await postgres.createDatabase(database);
        desks.push(await openDesk(count, engine === "PostgreSQL" ? `${postgres.address}/${database}` : ""));
      }
      for (const [name, ask] of Object.entries(ASKED)) rows.push([engine, name, ...(await compared(desks, ask))]);
      await Promise.all(desks.map(({ server }) => server.stop()));
    }
  } finally {
    await postgres.stop();
  }
  return ["", "The inbox with few and with many requests, in ms", ...aligned(rows)];
}

async function openDesk(count: number, DATABASE_URL: string): Promise<Desk> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "clinic-bench-"));
  const vault = await openVault({ dataDir, environment: { DATABASE_URL } }, randomBytes);
  await fill(vault, count);
  // A server does so by itself within a minute.
  if (DATABASE_URL) await sql`analyze`.execute(vault.store);
  const cookie = await signedInCookie(vault);
  await vault.store.destroy();
  const server = await startSite(`${count} requests`, { DATABASE_URL }, dataDir);
  const page = await ask({ server, cookie }, "/staff/search");
  const form = /<search[\s\S]*?<\/search>/.exec(page)?.[0] ?? "";
  const hidden = (form.match(/<input[^>]*type="hidden"[^>]*>/g) ?? []).map((tag): [string, string] => [
    /name="([^"]*)"/.exec(tag)?.[1] ?? "",
    (/value="([^"]*)"/.exec(tag)?.[1] ?? "").replaceAll("&quot;", '"').replaceAll("&amp;", "&"),
  ]);
  return { server, cookie, count, hidden };
}

async function ask({ server, cookie }: Pick<Desk, "server" | "cookie">, address: string, body?: FormData) {
  const headers = { cookie, accept: "text/html", ...(body && { origin: server.origin }) };
  const url = new URL(address, server.url);
  const answer = await fetch(url, { headers, redirect: "manual", ...(body && { method: "POST", body }) });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${address} of ${server.name} answered ${answer.status}`);
  return text;
}

type Ask = (desk: Desk, turn: number) => Promise<string>;

/** The pages, and the searches: each for somebody who is in both, and each time for another. */
const ASKED: Record<string, Ask> = {
  inbox: (desk) => ask(desk, "/staff"),
  "in progress": (desk) => ask(desk, "/staff?list=open"),
  closed: (desk) => ask(desk, "/staff?list=closed"),
  "half way down": (desk) => ask(desk, `/staff?list=closed&after=${(Date.now() - desk.count * 30_000).toString(36)}.x`),
  "search: name": (desk, turn) => find(desk, personOf(turn % 100).name),
  "search: last name": (desk, turn) => find(desk, personOf(turn % 100).name.split(" ")[1] ?? ""),
  "search: e-mail": (desk, turn) => find(desk, personOf(turn % 100).email),
  "search: phone": (desk, turn) => find(desk, personOf(turn % 100).phone),
  "search: reference": (desk, turn) => find(desk, referenceOf(turn % 100)),
};

async function find(desk: Desk, typed: string): Promise<string> {
  const body = new FormData();
  for (const [name, value] of desk.hidden) body.append(name, value);
  body.append(FIND_NAME, typed);
  const page = await ask(desk, "/staff/search", body);
  if (!/href="\/staff\/requests\//.test(page)) throw new Error(`Nobody was found by “${typed}”`);
  return page;
}

async function compared(desks: Desk[], asked: Ask): Promise<string[]> {
  const taken: number[][] = desks.map(() => []);
  for (let turn = 0; turn < WARM_UP + TIMES; turn += 1) {
    for (const [place, desk] of desks.entries()) {
      const start = performance.now();
      await asked(desk, turn);
      if (turn >= WARM_UP) taken[place]?.push(performance.now() - start);
    }
  }
  const at = (place: number, share: number) => taken[place]?.toSorted((a, b) => a - b)[Math.floor(TIMES * share)] ?? 0;
  const times = desks.flatMap((_desk, place) => [at(place, 0.5), at(place, 0.95)].map((time) => time.toFixed(1)));
  return [...times, (at(desks.length - 1, 0.95) / at(0, 0.95)).toFixed(2)];
}
