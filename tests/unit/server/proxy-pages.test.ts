import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { renewProxyPages, writeProxyPages } from "@/lib/server/proxy-pages";

const CLINIC = { name: "Test Clinic", phone: "+1 202-555-0143", emergencyNumber: "911" };

async function newBuild(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "clinic-build-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test("new details of the clinic reach the pages of the server in front, whole and with nothing beside them", async () => {
  const build = await newBuild();
  const proxy = path.join(build, "proxy");
  const log = vi.fn();
  await writeProxyPages(proxy, CLINIC);
  await renewProxyPages(build, { ...CLINIC, phone: "+1 202-555-0199" }, log);
  const names = (await readdir(proxy)).toSorted();
  expect(names).toEqual(["headers.conf", "not-sent.html", "not-shown.html", "too-large.html", "too-slow.html"]);
  for (const name of names.filter((one) => one.endsWith(".html"))) {
    expect((await stat(path.join(proxy, name))).mode & 0o777, "another user reads them").toBe(0o644);
    const page = await readFile(path.join(proxy, name), "utf8");
    expect(page).toContain("202-555-0199");
    expect(page).not.toContain("202-555-0143");
  }
  expect(log).not.toHaveBeenCalled();
});

test("what they say already is not written again, as on a disk that is read-only", async () => {
  const build = await newBuild();
  const proxy = path.join(build, "proxy");
  await writeProxyPages(proxy, CLINIC);
  const before = await Promise.all((await readdir(proxy)).map((name) => stat(path.join(proxy, name))));
  await renewProxyPages(build, CLINIC, vi.fn());
  const after = await Promise.all((await readdir(proxy)).map((name) => stat(path.join(proxy, name))));
  expect(after.map(({ ino }) => ino)).toEqual(before.map(({ ino }) => ino));
});

test("where they cannot be written, the log says so and nothing else happens", async () => {
  const build = await newBuild();
  const log = vi.fn();
  await writeFile(path.join(build, "proxy"), "no folder");
  await renewProxyPages(build, CLINIC, log);
  expect(log.mock.calls).toEqual([["proxy-pages-not-written", { error: "Error", code: "EEXIST" }]]);
});
