import { isSizedResult } from "../attribution.ts";
import type { Accepts, Claim } from "../claim.ts";
import { PARTS_OF_SITE } from "../code-passages.ts";
import { topicOf } from "../topic.ts";
import { isHarm, isLabFinding } from "./effects.ts";

/**
 * What speaks well of the treatment may stand only with the study that stands behind it; of usual care, of the body and of
 * the site itself it may always be said.
 */
export const acceptsFavour: Accepts = (claim) => {
  const topic = topicOf(claim.statement, claim.match, claim.style);
  const isOfSite = topic === "open" && claim.statement.about === PARTS_OF_SITE;
  return isOfSite || (topic !== "treatment" && topic !== "open") || hasSupport(claim);
};

/** A tendon that is as it was before is a result, also when nobody says what brought it about. */
export const acceptsRestoration: Accepts = (claim) => {
  const topic = topicOf(claim.statement, claim.match, claim.style);
  return topic === "care" || topic === "other" || hasSupport(claim);
};

function hasSupport(claim: Claim): boolean {
  const { statement } = claim;
  return isHarm(claim) || isSizedResult(statement) || statement.sources.length > 0 || isLabFinding(statement.text);
}
