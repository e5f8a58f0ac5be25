import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { doorTo } from "@/lib/staff/door";
import { databaseFile, vaultIn } from "@/tests/support/requests";
import { accountWithPassword, setUp } from "@/tests/support/staff";

/** Writes to the database as a busy program does, with a pause as long as each turn. Gives what ends it. */
function writeAgainAndAgain(file: string): () => void {
  const other = new DatabaseSync(file);
  const timer = setInterval(() => {
    try {
      other.exec(other.isTransaction ? "rollback" : "begin immediate");
    } catch {
      // It is somebody else's turn.
    }
  }, 7);
  return () => {
    clearInterval(timer);
    other.close();
  };
}

test("a password is set, and the second factor too, while another program writes to the same database", async () => {
  const file = await databaseFile();
  const door = doorTo(await vaultIn(path.dirname(file)), "http://localhost:3000");
  const end = writeAgainAndAgain(file);
  try {
    for (const name of ["ana", "bea", "cyd", "dan", "eva"]) {
      const email = await accountWithPassword(door, new Date(), { email: `${name}@clinic.example` });
      expect(await setUp(door, email, new Date())).toMatch(/^[A-Z2-7 ]{20,}$/);
    }
  } finally {
    end();
  }
});
