import { APIError } from "better-auth/api";

/** Turns what better-auth throws when it refuses into nothing. What it did not expect stays an error. */
export function refused(error: unknown): undefined {
  if (error instanceof APIError && error.statusCode < 500) return undefined;
  throw error;
}
