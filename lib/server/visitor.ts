import { AsyncLocalStorage } from "node:async_hooks";
import type { Sender } from "../consultation/limits.ts";

/**
 * What code behind Next may know of the visitor it answers, the path that was asked for, and the status it can give its answer, which an action of
 * Next cannot set itself.
 */
export type Visitor = { sender: Sender | undefined; path?: string; status?: 429 | 503 };

declare global {
  /** Next runs its own copy of this module; both meet here. */
  var visitors: AsyncLocalStorage<Visitor> | undefined;
}

/** Does work on behalf of a visitor. */
export function onBehalfOf<Result>(visitor: Visitor, work: () => Result): Result {
  globalThis.visitors ??= new AsyncLocalStorage();
  return globalThis.visitors.run(visitor, work);
}

/** The visitor on whose behalf this runs, or nothing in a server that does not tell, as in development. */
export function currentVisitor(): Visitor | undefined {
  return globalThis.visitors?.getStore();
}
