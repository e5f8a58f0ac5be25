/**
 * What came in within one week, which begins on a Monday by the clock of the site, and how soon it was answered.
 *
 * `people` and `automatic` are still kept; `erased` came in that week and are not, and of them nobody knows any more what
 * they were. `median` is the time, in milliseconds, within which half of `people` had an answer; null while fewer than half
 * have one. `due` people were promised an answer by now, and `inTime` of them had it by then.
 */
export type Week = {
  begins: Date;
  isRunning: boolean;
  people: number;
  automatic: number;
  erased: number;
  median: number | null;
  due: number;
  inTime: number;
};

/** People whose request is not closed, by how old it is: those who still wait for an answer, and those who had one. */
export type AgeGroup = { words: string; waiting: number; answered: number };

/** What of the site itself is to be looked at. Ages are in seconds, and null where there is nothing whose age could be told. */
export type Upkeep = {
  unsent: number;
  oldestUnsentSeconds: number | null;
  givenUpThisWeek: number;
  isMailLate: boolean;
  /** Mails are written to files, since no mail server is named. */
  hasNoMailServer: boolean;
  newestBackupSeconds: number | null;
  isBackupLate: boolean;
  /** Nobody wants backups at night. */
  isWithoutBackups: boolean;
  isErasingHeld: boolean;
};

/** All that the page of numbers shows. `replyTime` is what was promised; `counting` says how it is counted, or that it is not. */
export type Numbers = {
  weeks: Week[];
  ages: AgeGroup[];
  upkeep: Upkeep;
  replyTime: string;
  isCounted: boolean;
  counting: string;
};

/** With fewer people in a week than this, one more or less changes everything. */
export const FEW = 5;

/**
 * Says whether nearly all that came in a week is still there. What was answered soon is closed and erased first, so of
 * the others nobody could tell how soon the week was answered.
 */
export function isWhole({ people, automatic, erased }: Pick<Week, "people" | "automatic" | "erased">): boolean {
  return erased * 10 <= people + automatic + erased;
}
