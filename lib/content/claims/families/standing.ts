import type { Accepts } from "../claim.ts";
import { isAboutCells } from "../topic.ts";

/** Standing with a regulator may be told of usual care, and as a rule that a cited text lays down. */
export const acceptsRegulatory: Accepts = ({ statement, match, style }) =>
  !isAboutCells(statement, match, style) ||
  (statement.sources.some(({ kind }) => ["statement", "regulation", "guidance", "guideline"].includes(kind)) &&
    /\b(?:says?|writes?|must|rules?|tests?|warns?|list\w*|children|GVHD|trial)\b/iu.test(statement.text)) ||
  /\b(?:children|GVHD|graft|overse\w+|report\w* (?:\w+ ){0,4}to the FDA|MedWatch)\b/iu.test(statement.text);

/** No sentence makes this word right, unless it denies it. */
export const acceptsNothing: Accepts = () => false;
