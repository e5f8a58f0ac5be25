import type { Span } from "./clauses.ts";
import type { Statement } from "./statement.ts";
import type { Style } from "./style.ts";

/** Words that have the shape of a claim, and the sentence in which they stand. */
export type Claim = { statement: Statement; match: Span; words: string; style: Style };

/** Says whether a claim of one kind may stand although nothing denies it. */
export type Accepts = (claim: Claim) => boolean;
