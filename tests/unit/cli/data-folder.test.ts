import { execFile } from "node:child_process";
import { chmod, chown, mkdir, mkdtemp, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { checkDataFolder } from "@/lib/cli/data-folder";
import { judgeFileSystem } from "@/lib/cli/file-systems";
import { runCommand } from "@/tests/support/command";

async function newFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), "clinic-data-"));
}

async function modeOf(file: string): Promise<number> {
  return (await stat(file)).mode & 0o777;
}

test("a data folder that is not there is made, for this user alone", async () => {
  const folder = path.join(await newFolder(), "a/b");
  expect(await checkDataFolder(folder)).toMatchObject({ ok: true });
  expect(await modeOf(folder)).toBe(0o700);
});

test("what others may do too much in a data folder is taken from them", async () => {
  const folder = await newFolder();
  await mkdir(path.join(folder, "secrets"));
  const files = ["clinic.db", "clinic.db-wal", "secrets/requests.key"].map((name) => path.join(folder, name));
  for (const file of files) {
    await writeFile(file, "");
    await chmod(file, 0o664);
  }
  await chmod(folder, 0o777);
  expect(await checkDataFolder(folder)).toMatchObject({ ok: true });
  expect(await Promise.all([folder, path.join(folder, "secrets"), ...files].map(modeOf))).toEqual([
    0o755, 0o700, 0o600, 0o600, 0o600,
  ]);
});

test("a folder that is there for everybody is refused, and stays theirs", async () => {
  const folder = await newFolder();
  await chmod(folder, 0o1777);
  expect(await checkDataFolder(folder)).toEqual({ ok: false, reason: expect.stringContaining("a folder of its own") });
  expect((await stat(folder)).mode & 0o7777).toBe(0o1777);
});

test.runIf(process.getuid?.() === 0)(
  "a key that its owner has made read-only does not keep the site from starting",
  async () => {
    const folder = await newFolder();
    await mkdir(path.join(folder, "secrets"));
    const key = path.join(folder, "secrets/requests.key");
    await writeFile(key, "", { mode: 0o400 });
    for (const file of [folder, path.dirname(key), key]) await chown(file, 65534, 65534);
    const check = `import { checkDataFolder } from "./lib/cli/data-folder.ts"; process.setuid(65534); console.log(JSON.stringify(await checkDataFolder(${JSON.stringify(folder)})));`;
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", check]);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true });
  },
);

test("a file is no data folder", async () => {
  const file = path.join(await newFolder(), "data");
  await writeFile(file, "");
  expect(await checkDataFolder(file)).toEqual({
    ok: false,
    reason: expect.stringContaining("is a file, not a folder"),
  });
});

test.each(["/dev/null/data", "/proc/data"])(
  "a data folder that cannot be made, like %s, is named with what to do",
  async (folder) => {
    expect(await checkDataFolder(folder)).toEqual({
      ok: false,
      reason: expect.stringMatching(new RegExp(`^${folder} .*Set DATA_DIR to another folder\\.$`)),
    });
  },
);

test("a site does not start with a data folder it cannot use, and says why in one line", async () => {
  const { code, stdout, stderr } = await runCommand("start.ts", [], { DATA_DIR: "/proc/data", PORT: "39871" });
  expect({ code, stdout, lines: stderr.trim().split("\n") }).toEqual({
    code: 1,
    stdout: "",
    lines: [expect.stringContaining("/proc/data cannot be")],
  });
});

test("a network drive is refused, one that may be one is left to the person, and a local disk is fine", () => {
  expect(judgeFileSystem(0x6969, "/srv/data")).toEqual({
    ok: false,
    reason:
      "/srv/data lies on a network drive (NFS), where the database is not safe. Set DATA_DIR to a folder on a disk of this machine.",
  });
  expect(judgeFileSystem(0xff534d42, "/srv/data").ok).toBe(false);
  expect(judgeFileSystem(0x65735546, "/srv/data")).toMatchObject({
    ok: true,
    warning: expect.stringContaining("may lie on"),
  });
  expect(judgeFileSystem(0x01021994, "/dev/shm/data")).toMatchObject({
    ok: true,
    warning: expect.stringContaining("in memory"),
  });
  expect(judgeFileSystem(0xef53, "/srv/data")).toEqual({ ok: true });
});
