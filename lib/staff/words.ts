import { currentVisitor } from "../server/visitor.ts";
import type { StaffFormState } from "./schema.ts";

/** A form that was not taken, with the reason at one of its fields. */
export function unsuccessful(name: string, message: string, values: Record<string, string> = {}): StaffFormState {
  return { problems: [{ name, message }], values };
}

/** What somebody reads who has tried too often. Programs are told so by the status. */
export function waitWords(seconds: number): string {
  const visitor = currentVisitor();
  if (visitor) visitor.status = 429;
  const minutes = Math.ceil(seconds / 60);
  const long = seconds < 60 ? `${seconds} seconds` : `${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
  return `That was tried too often. Wait ${long}, then try again.`;
}
