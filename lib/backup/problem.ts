/** A message for whoever restores, about a file that cannot be used. */
export function backupProblem(message: string): Error {
  return Object.assign(new Error(message), { code: "BACKUP_UNUSABLE" });
}

/** Tells a file that cannot be used from a mistake in our own code. Gives the message. */
export function backupFailure(error: unknown): string | undefined {
  const isOurs = error instanceof Error && "code" in error && error.code === "BACKUP_UNUSABLE";
  return isOurs ? error.message : undefined;
}
