import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { runCommand } from "@/tests/support/command";
import { runCommandHere } from "@/tests/support/command-here";
import { databaseFile, submitTo, vaultIn } from "@/tests/support/requests";

function run(dataDir: string, ...args: string[]) {
  return runCommandHere("requests.ts", args, { DATA_DIR: dataDir });
}

/** A data folder with a request by somebody of this name, and its mails as files. */
async function dataWith(name: string) {
  const dataDir = path.dirname(await databaseFile());
  const vault = await vaultIn(dataDir);
  const reference = await submitTo(vault, { name });
  for (const { id } of await vault.store.selectFrom("outbox").select("id").execute()) {
    await mkdir(path.join(dataDir, "mail"), { recursive: true });
    await writeFile(path.join(dataDir, "mail", `${id}.eml`), "To: ada@example.com");
  }
  await vault.store.destroy();
  return { dataDir, reference };
}

function mailFiles(dataDir: string): string[] {
  return readdirSync(path.join(dataDir, "mail"));
}

test("before the first request the command says so, and makes no database", async () => {
  const dataDir = path.dirname(await databaseFile());
  expect(await run(dataDir)).toMatchObject({ code: 0, stdout: expect.stringMatching(/^No requests yet\. /) });
  expect(await run(dataDir, "--json")).toMatchObject({ code: 0, stdout: "[]\n" });
  expect(await run(dataDir, "show", "KQ7M-X3RT")).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("No request"),
  });
  expect(existsSync(dataDir)).toBe(false);
});

test("the list names each request and the person, and one request is shown with its answers", async () => {
  const { dataDir, reference } = await dataWith("Ada Lovelace");
  const list = await runCommand("requests.ts", [], { DATA_DIR: dataDir });
  expect(list.stdout).toMatch(new RegExp(`^${reference}  .*  new  Ada Lovelace, ada@example.com\n$`));
  expect(list.stderr).toBe("");
  expect(await run(dataDir, "find", "lovelace")).toMatchObject({ code: 0, stdout: list.stdout });
  expect(await run(dataDir, "find", "Grace")).toMatchObject({ code: 1, stderr: expect.stringContaining("Nobody who") });
  const shown = await run(dataDir, "show", reference.toLowerCase());
  expect(shown).toMatchObject({ code: 0, stderr: "" });
  expect(shown.stdout).toContain("Which state or country are you in?\n  Ohio");
  expect(JSON.parse((await run(dataDir, "show", reference, "--json")).stdout)).toMatchObject({ reference });
});

test("an unknown reference, a missing one and an unknown command each get one line that helps", async () => {
  const { dataDir } = await dataWith("Ada Lovelace");
  for (const args of [["show", "CC2C-C2CC"], ["show"], ["show", "nonsense!"], ["list"], ["--foo"]]) {
    const { code, stderr, stdout } = await run(dataDir, ...args);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).toContain("npm run requests");
  }
});

test("an erased request is gone from the list and from every file; without “--yes” nothing happens", async () => {
  const { dataDir, reference } = await dataWith("Wilhelmina Canary");
  expect(await run(dataDir, "erase", reference)).toMatchObject({ code: 1, stderr: expect.stringContaining("--yes") });
  expect(await run(dataDir, "erase", reference, "CC2C-C2CC", "--yes")).toMatchObject({ code: 1 });
  expect((await run(dataDir)).stdout).toContain("Wilhelmina Canary");
  const letters = mailFiles(dataDir);
  expect(letters).toHaveLength(2);
  // As after a power cut while a letter was being written.
  cpSync(path.join(dataDir, "mail", letters[0] ?? ""), path.join(dataDir, "mail", `${letters[0]}.new`));
  expect(await run(dataDir, "erase", reference, "--yes")).toMatchObject({ code: 0 });
  expect(mailFiles(dataDir)).toEqual([]);
  expect((await run(dataDir)).stdout).not.toContain(reference);
  const files = readdirSync(dataDir).filter((name) => name.startsWith("clinic.db"));
  expect(files.map((name) => readFileSync(path.join(dataDir, name), "latin1")).join()).not.toContain("Canary");
});

test("a request is closed and opened again, and the list says how it stands and what has waited for long", async () => {
  const { dataDir, reference } = await dataWith("Ada Lovelace");
  const day = new Date(Date.now() + 90 * 86_400_000 - 3_600_000).toISOString().slice(0, 10);
  expect(await run(dataDir, "close", reference)).toMatchObject({
    code: 0,
    stdout: `Request ${reference} is closed. It will be erased on ${day}.\n`,
  });
  expect(await run(dataDir, "reopen", reference)).toMatchObject({ code: 0 });
  const { store } = await vaultIn(dataDir);
  await store
    .updateTable("requests")
    .set({ changed_at: Date.now() - 340.5 * 86_400_000 })
    .execute();
  await store
    .insertInto("clock")
    .values({ name: "erasing", seen_at: 0, steady_since: 0, held: "clock-ahead" })
    .execute();
  const list = await run(dataDir);
  expect(list.stdout).toMatch(/ {2}open {2}Ada .* {2}untouched for 340 days {2}will be erased on \d{4}-\d\d-\d\d\n$/);
  expect(list.stderr).toContain("npm run requests -- clock");
  expect(await run(dataDir, "clock")).toMatchObject({ code: 1, stderr: expect.stringContaining("clock --yes") });
  expect(await run(dataDir, "clock", "--yes")).toMatchObject({ code: 0, stderr: "" });
  expect(await store.selectFrom("clock").select("held").execute()).toEqual([{ held: null }]);
});
