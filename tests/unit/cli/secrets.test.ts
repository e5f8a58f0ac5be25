import { chmod, mkdir, mkdtemp, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { loadSecrets } from "@/lib/cli/secrets";

const NAME = "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY";

async function emptyFolder() {
  return mkdtemp(path.join(tmpdir(), "clinic-secrets-"));
}

test("a first start makes a key that only this user can read, and later starts find the same", async () => {
  const folder = await emptyFolder();
  const first = await loadSecrets(folder, {});
  const file = path.join(folder, "secrets/server-actions.key");
  expect(Buffer.from(first[NAME], "base64")).toHaveLength(32);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await stat(path.dirname(file))).mode & 0o777).toBe(0o700);
  expect(await loadSecrets(folder, {})).toEqual(first);
});

test("two starts at once end up with one key", async () => {
  const folder = await emptyFolder();
  const keys = await Promise.all(Array.from({ length: 8 }, () => loadSecrets(folder, {})));
  expect(new Set(keys.map((key) => key[NAME])).size).toBe(1);
});

test("a key in the environment wins, and no file is made", async () => {
  const folder = await emptyFolder();
  const given = Buffer.alloc(32, 7).toString("base64");
  expect(await loadSecrets(folder, { [NAME]: given })).toEqual({ [NAME]: given });
  await expect(stat(path.join(folder, "secrets"))).rejects.toThrow();
});

test("a key of another length is refused by name, without repeating it", async () => {
  const refusal = loadSecrets(await emptyFolder(), { [NAME]: "c2VjcmV0" });
  await expect(refusal).rejects.toThrow(`${NAME} must hold 32 bytes in base64`);
  await expect(refusal).rejects.not.toThrow("c2VjcmV0");
});

test("a key file that others could read is closed to them", async () => {
  const folder = await emptyFolder();
  await loadSecrets(folder, {});
  const file = path.join(folder, "secrets/server-actions.key");
  await chmod(file, 0o644);
  await loadSecrets(folder, {});
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test("a damaged key file is named and left as it is", async () => {
  const folder = await emptyFolder();
  const file = path.join(folder, "secrets/server-actions.key");
  await mkdir(path.dirname(file));
  await writeFile(file, "half");
  await expect(loadSecrets(folder, {})).rejects.toThrow(file);
  expect(await readFile(file, "utf8")).toBe("half");
});

test.each(["/dev/null/data", "/proc/data"])("a data folder that cannot be made, like %s, is named", async (folder) => {
  await expect(loadSecrets(folder, {})).rejects.toThrow(`${folder}/secrets/server-actions.key cannot be written`);
});
