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
    return {
      ...reading,
      async create<Row extends Record<string, unknown>, Made = Row>(asked: Creation<Row>): Promise<Made> {
        if (asked.model !== "session") return write((rows) => rows.create<Row, Made>(asked));
        const data = Object.assign({}, asked.data, NOT_KEPT, { token: hashOfToken(tokenOf(asked.data)) });
        const made = await write((rows) => rows.create<Row, Made>({ ...asked, data }));
        return Object.assign({}, made, { token: tokenOf(asked.data) });
      },
      async findOne<Row>(asked: Finding): Promise<Row | null> {
        const found = await reading.findOne<Row>({ ...asked, where: hashed(asked.model, asked.where) });
        const token = tokenIn(asked.model, asked.where);
        return found && token !== undefined ? Object.assign({}, found, { token }) : found;
      },
      update: (asked) => write((rows) => rows.update({ ...asked, where: hashed(asked.model, asked.where) })),
      updateMany: (asked) => write((rows) => rows.updateMany({ ...asked, where: hashed(asked.model, asked.where) })),
      delete: (asked) => write((rows) => rows.delete({ ...asked, where: hashed(asked.model, asked.where) })),
      deleteMany: (asked) => write((rows) => rows.deleteMany({ ...asked, where: hashed(asked.model, asked.where) })),
      consumeOne: (asked) => write((rows) => rows.consumeOne(asked)),
      incrementOne: (asked) => write((rows) => rows.incrementOne(asked)),
    };
  };
}

/** What is asked of `create` and `findOne`. */
type Creation<Row> = { model: string; data: Omit<Row, "id">; select?: string[]; forceAllowId?: boolean };
type Finding = Parameters<DBAdapter["findOne"]>[0];

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

function tokenIn(model: string, where: Where[]): string | undefined {
  const asked = model === "session" ? where.find(({ field }) => field === "token") : undefined;
  return asked && String(asked.value);
}
