import type { ReactNode } from "react";
import type { Upkeep as Found } from "@/lib/numbers/schema";

/** Mail that waits to be sent, and the last backup, each with its age; and what to do when something is wrong. */
export function Upkeep(found: Found) {
  return (
    <section aria-labelledby="upkeep" className="min-w-0">
      <h2 id="upkeep" className="text-[1.3rem]">
        The site itself
      </h2>
      <dl className="mt-4 grid gap-5">
        <Fact name="E-mail" isWrong={found.isMailLate || found.givenUpThisWeek > 0 || found.hasNoMailServer}>
          <Mail {...found} />
        </Fact>
        <Fact name="Last backup" isWrong={found.isBackupLate || found.isWithoutBackups}>
          <Backup {...found} />
        </Fact>
        {found.isErasingHeld && (
          <Fact name="Erasing" isWrong>
            <p>
              Nothing is erased at the moment, since this machine’s clock may be wrong. Whoever looks after the site:{" "}
              <code>npm run requests -- clock</code>
            </p>
          </Fact>
        )}
      </dl>
    </section>
  );
}

function Fact({ name, isWrong, children }: { name: string; isWrong: boolean; children: ReactNode }) {
  return (
    <div
      className={
        isWrong ? "border-l-8 border-warning bg-warning-surface px-5 py-3" : "border-l-8 border-line px-5 py-3"
      }
    >
      <dt className="font-semibold">
        {name}
        {isWrong && ": something to do"}
      </dt>
      <dd className="max-w-measure">{children}</dd>
    </div>
  );
}

function Mail({ unsent, oldestUnsentSeconds, givenUpThisWeek, isMailLate, hasNoMailServer }: Found) {
  const waits = unsent === 1 ? "1 e-mail waits to be sent" : `${unsent} e-mails wait to be sent`;
  return (
    <>
      <p>
        {unsent === 0 && "No e-mail waits to be sent."}
        {oldestUnsentSeconds !== null && `${waits}, the oldest for ${ageWords(oldestUnsentSeconds)}.`}
      </p>
      {isMailLate && (
        <p className="mt-1">
          No request is lost: all are in the inbox. But nobody is told by e-mail now, neither you nor the people who
          ask. Look into the inbox more often. Whoever looks after the site looks at the mail server; then the e-mails
          go out by themselves.
        </p>
      )}
      {givenUpThisWeek > 0 && (
        <p className="mt-1">
          {givenUpThisWeek === 1 ? "1 e-mail was" : `${givenUpThisWeek} e-mails were`} given up within a week, and will
          not be sent. Whoever looks after the site finds the requests with <code>npm run requests</code>; the history
          of each says it too. If it was to a person, call or write to them yourself.
        </p>
      )}
      {hasNoMailServer && (
        <p className="mt-1">
          No mail server is set: e-mails are written to files at the machine of the site, and nobody gets them. Whoever
          looks after the site sets <code>SMTP_URL</code>.
        </p>
      )}
    </>
  );
}

function Backup({ newestBackupSeconds, isBackupLate, isWithoutBackups }: Found) {
  if (isWithoutBackups)
    return (
      <p>
        This server makes no backup at night (<code>BACKUPS_KEPT</code> is 0). Ask whoever looks after the site where
        backups are made, and whether the last one was tried out.
      </p>
    );
  return (
    <>
      <p>
        {newestBackupSeconds === null
          ? "This server has no backup yet."
          : `The newest backup of this server is ${ageWords(newestBackupSeconds)} old.`}
        {!isBackupLate && newestBackupSeconds === null && " The first one is made this night."}
      </p>
      {isBackupLate && (
        <p className="mt-1">
          There should be one each night. Tell whoever looks after the site today: they look for{" "}
          <code>backup-failed</code> in the log, and make one with <code>npm run backup</code>.
        </p>
      )}
    </>
  );
}

/** An age in one number: minutes below two hours, hours below two days, else days. */
function ageWords(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 120) return minutes === 1 ? "1 minute" : `${minutes} minutes`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`;
}
