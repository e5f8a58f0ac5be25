import { createHash } from "node:crypto";
import { kyselyAdapter } from "@better-auth/kysely-adapter";
import type { BetterAuthOptions, DBAdapter, Where } from "better-auth/types";
import type { Store } from "../store/database.ts";
import { transact } from "../store/transact.ts";

/** The types of columns that both engines have: text and numbers. PostgreSQL would be asked for others. */
const COLUMNS = { type: "sqlite" } as const;

/**
 * Lets better-auth read and write our tables on both engines. Each write takes its turn like all others. Of the token of a
 * session only the hash is kept, so that whoever reads the database cannot sign in with it.
 */
export function authRows(store: Store): (options: BetterAuthOptions) => DBAdapter {
  return (options) => {
    const reading = kyselyAdapter(store, COLUMNS)(options);
    const write = <Result>(work: (rows: DBAdapter) => Promise<Result>) =>
      transact(store, (transaction) => work(kyselyAdapter(transaction, COLUMNS)(options)));
    const ours: DBAdapter = {
      ...reading,
      // Several steps in one go take their turns one by one: better-auth hashes a password between them.
      transaction: (steps) => steps(ours),
      async create<Row extends Record<string, unknown>, Made = Row>(asked: Creation<Row>): Promise<Made> {
        if (asked.model !== "session") return write((rows) => rows.create<Row, Made>(asked));
        const data = Object.assign({}, asked.data, NOT_KEPT, { token: hashOfToken(tokenOf(asked.data)) });
        const made = await write((rows) => rows.create<Row, Made>({ ...asked, data }));
        return Object.assign({}, made, { token: tokenOf(asked.data) });
      },
      async findOne<Row>(asked: Finding): Promise<Row | null> {
        const found = await reading.findOne<Row>({ ...asked, where: hashed(asked.model, asked.where) });
        return withToken(found, asked);
      },
      async findMany<Row>(asked: Listing): Promise<Row[]> {
        return reading.findMany<Row>({ ...asked, where: hashed(asked.model, asked.where ?? []) });
      },
      count: (asked) => reading.count({ ...asked, where: hashed(asked.model, asked.where ?? []) }),
      async update<Row>(asked: Change): Promise<Row | null> {
        const where = hashed(asked.model, asked.where);
        return withToken(await write((rows) => rows.update<Row>({ ...asked, where })), asked);
      },
      updateMany: (asked) => write((rows) => rows.updateMany({ ...asked, where: hashed(asked.model, asked.where) })),
      delete: (asked) => write((rows) => rows.delete({ ...asked, where: hashed(asked.model, asked.where) })),
      deleteMany: (asked) => write((rows) => rows.deleteMany({ ...asked, where: hashed(asked.model, asked.where) })),
      consumeOne: (asked) => write((rows) => rows.consumeOne({ ...asked, where: hashed(asked.model, asked.where) })),
      incrementOne: (asked) =>
        write((rows) => rows.incrementOne({ ...asked, where: hashed(asked.model, asked.where) })),
    };
    return ours;
  };
}

/** What is asked of those that give rows back. */
type Creation<Row> = { model: string; data: Omit<Row, "id">; select?: string[]; forceAllowId?: boolean };
type Finding = Parameters<DBAdapter["findOne"]>[0];
type Listing = Parameters<DBAdapter["findMany"]>[0];
type Change = Parameters<DBAdapter["update"]>[0];

/** Where somebody signs in from, and with which browser, is nothing that we need. */
const NOT_KEPT = { ipAddress: undefined, userAgent: undefined };

/** What of a session's token is kept. It is 32 random characters, so nobody can try them all out. */
export function hashOfToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

function hashed(model: string, where: Where[]): Where[] {
  if (model !== "session") return where;
  return where.map((one) => (one.field === "token" ? { ...one, value: hashOfToken(String(one.value)) } : one));
}

function tokenOf(data: object): string {
  return "token" in data ? String(data.token) : "";
}

/** A session that was found by its token has that token again, by which better-auth goes on to know it. */
function withToken<Row>(row: Row | null, { model, where }: { model: string; where: Where[] }): Row | null {
  const token = tokenIn(model, where);
  return row && token !== undefined ? Object.assign({}, row, { token }) : row;
}

function tokenIn(model: string, where: Where[]): string | undefined {
  const asked = model === "session" ? where.find(({ field }) => field === "token") : undefined;
  return asked && String(asked.value);
}
