import type { Migration } from "kysely/migration";
import { createRequests } from "./0001-create-requests.ts";
import { sealRequests } from "./0002-seal-requests.ts";
import { createAudit } from "./0003-create-audit.ts";
import { createOutbox } from "./0004-create-outbox.ts";
import { countArrivals } from "./0005-count-arrivals.ts";
import { keepAndForget } from "./0006-keep-and-forget.ts";
import { knowStaff } from "./0007-know-staff.ts";
import { answerRequests } from "./0008-answer-requests.ts";
import { countRequests } from "./0009-count-requests.ts";
import { findDays } from "./0010-find-days.ts";
import { knowPublications } from "./0011-know-publications.ts";

/** Every migration by the name under which the database remembers it. They run in the order of their names. */
export const MIGRATIONS: Record<string, Migration> = {
  "0001-create-requests": createRequests,
  "0002-seal-requests": sealRequests,
  "0003-create-audit": createAudit,
  "0004-create-outbox": createOutbox,
  "0005-count-arrivals": countArrivals,
  "0006-keep-and-forget": keepAndForget,
  "0007-know-staff": knowStaff,
  "0008-answer-requests": answerRequests,
  "0009-count-requests": countRequests,
  "0010-find-days": findDays,
  "0011-know-publications": knowPublications,
};
