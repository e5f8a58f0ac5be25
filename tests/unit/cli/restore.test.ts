import { cpSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { listRequests } from "@/lib/consultation/requests";
import { runCommand } from "@/tests/support/command";
import { databaseFile, submitTo, vaultIn } from "@/tests/support/requests";

test("what was backed up in one folder is restored in another, and each step says in words what it did", async () => {
  const dataDir = path.dirname(await databaseFile());
  const environment = { DATA_DIR: dataDir };
  const { store, ...vault } = await vaultIn(dataDir);
  const reference = await submitTo({ store, ...vault });
  await store.destroy();
  expect(await runCommand("backup.ts", [], environment)).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^1 requests are backed up in .*clinic-.*Z\.backup \(0\.0 MB\)\./),
  });
  const backups = path.join(dataDir, "backups");
  const file = path.join(backups, readdirSync(backups).find((name) => name.startsWith("clinic-")) ?? "");

  const other = path.join(path.dirname(dataDir), "other");
  mkdirSync(other);
  expect(await runCommand("restore.ts", [file], { DATA_DIR: other })).toMatchObject({
    code: 1,
    stdout: "",
    stderr: expect.stringContaining("Nothing was restored. The key "),
  });
  expect(existsSync(path.join(other, "clinic.db"))).toBe(false);
  cpSync(path.join(dataDir, "secrets"), path.join(other, "secrets"), { recursive: true });
  expect(await runCommand("restore.ts", [file], { DATA_DIR: other })).toMatchObject({
    code: 0,
    stdout: expect.stringContaining(": 1 requests.\nLeft out, because they were erased: 0.\nCannot be opened: 0.\n"),
  });
  expect(await listRequests(await vaultIn(other))).toMatchObject([{ reference, readable: true }]);
});
