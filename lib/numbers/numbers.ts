import { overdueOf } from "../inbox/promise.ts";
import { promisedUntil, readReplyTime } from "../inbox/reply-time.ts";
import { mailBacklog } from "../mail/backlog.ts";
import { keptWell } from "../server/kept-well.ts";
import { MAIL_LATE } from "../server/readiness.ts";
import type { Settings } from "../settings.ts";
import type { Store } from "../store/database.ts";
import { openByAge } from "./ages.ts";
import { countArrivals, countReceived, medianOf, type Promised } from "./arrivals.ts";
import type { Numbers, Upkeep, Week } from "./schema.ts";
import { lastWeeks } from "./weeks.ts";

/** How many weeks are looked back: half a year. */
const WEEKS = 26;

/** What the clinic promises, as clinic.yaml has it. */
type Clinic = { replyTime: string; hours: { days: string }[] };

type Kept = Pick<Settings, "backupsKept" | "backupDir" | "smtpUrl">;

/** Counts all that the page of numbers shows. It opens no request, and names nobody. */
export async function readNumbers(store: Store, clinic: Clinic, kept: Kept, now: Date): Promise<Numbers> {
  const promised = promiseOf(clinic);
  const weeks = await countWeeks(store, promised, now);
  return {
    weeks,
    ages: await openByAge(store, now),
    upkeep: await lookAtUpkeep(store, kept, now),
    replyTime: clinic.replyTime,
    isCounted: promised !== undefined,
    counting: overdueOf(clinic, now).counting,
  };
}

async function countWeeks(store: Store, promised: Promised, now: Date): Promise<Week[]> {
  const weeks: Week[] = [];
  for (const span of lastWeeks(WEEKS, now)) {
    const { answered, ...counted } = await countArrivals(store, span, promised, now);
    const { people, automatic } = counted;
    weeks.push({
      ...counted,
      begins: new Date(span.begins),
      isRunning: span.ends > now.getTime(),
      erased: Math.max(0, (await countReceived(store, span)) - people - automatic),
      median: await medianOf(store, span, { people, answered }),
    });
  }
  return weeks;
}

function promiseOf({ replyTime, hours }: Clinic): Promised {
  const promise = readReplyTime(replyTime);
  if (!promise) return undefined;
  if (promise.unit === "hour") return { hours: promise.count };
  return { until: (day) => promisedUntil(promise, hours, day) };
}

async function lookAtUpkeep(store: Store, { backupsKept, backupDir, smtpUrl }: Kept, now: Date): Promise<Upkeep> {
  const mail = await mailBacklog(store, now);
  const { newestBackupSeconds, warnings } = await keptWell(store, backupsKept > 0 ? backupDir : undefined, now);
  return {
    ...mail,
    isMailLate: (mail.oldestUnsentSeconds ?? 0) > MAIL_LATE,
    hasNoMailServer: smtpUrl === undefined,
    newestBackupSeconds,
    isBackupLate: warnings.includes("backup-late"),
    isWithoutBackups: backupsKept === 0,
    isErasingHeld: warnings.includes("erasing-held"),
  };
}
