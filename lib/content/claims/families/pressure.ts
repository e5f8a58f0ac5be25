import type { Accepts } from "../claim.ts";
import { isAboutCells } from "../topic.ts";

/** Haste is right where a doctor or an emergency line is meant. */
const NEEDS_CARE =
  /\b(?:911|999|112|111|emergency|doctor|A&E|ambulance|breath|chest|clot|hospital|GP|urgent care|be seen|examined|surgeon|bleeding|fever|swell\w*|symptoms?|NAME|calf|prescri\w+|for help)\b/iu;

/** Urgent words may stand in advice to get medical help. */
export const acceptsUrgency: Accepts = ({ statement }) =>
  statement.urgentCare ||
  (NEEDS_CARE.test(statement.text) && !/\b(?:places?|spots?|slots?|offer|discount\w*|book)\b/iu.test(statement.text));

/** Where cells come from may be said as long as it gives no reason to feel safe. */
export const acceptsOwnCells: Accepts = ({ statement, match, style }) =>
  statement.sources.some(({ kind }) => kind === "regulation" || kind === "statement") ||
  !isAboutCells(statement, match, style);
