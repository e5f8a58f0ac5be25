import * as z from "zod/mini";
import { LIST_NAMES } from "../inbox/schema.ts";

/** What of the inbox goes into the table: all of it, or one of its lists. */
export const EXPORT_LISTS = {
  all: "All of them",
  new: "New",
  open: "In progress",
  closed: "Closed",
  automatic: "Set apart",
} as const;

/** A table holds no more requests than this, so that making one never fills the memory of the server. */
export const MOST_ROWS = 10_000;

/** A day as a date box sends it, which is one: February has no 30th. */
const daySchema = z.iso.date();

/** From which day to which requests came in, both included, and in which list they are. */
export const rangeSchema = z
  .object({ from: daySchema, to: daySchema, list: z.enum(["all", ...LIST_NAMES]) })
  .check(z.refine(({ from, to }) => from <= to));

export type Range = z.output<typeof rangeSchema>;

/** Why there is no table. */
export type NoTable = "days" | "too-many" | "none" | "busy";

/** Where the tables and the copies are made. A path that ends so is answered with a file. */
export const EXPORT_PATH = "/staff/export";
export const EXPORT_FILE_PATH = `${EXPORT_PATH}/file`;

/** The pages of a request that let it be taken out of the site, or out of the world. */
export function copyPath(reference: string): string {
  return `/staff/requests/${reference}/copy`;
}

export function copyFilePath(reference: string): string {
  return `${copyPath(reference)}/file`;
}

export function erasePath(reference: string): string {
  return `/staff/requests/${reference}/erase`;
}
