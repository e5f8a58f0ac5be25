import { mkdir, mkdtemp, readdir, rename, rm, stat, symlink } from "node:fs/promises";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { createLog } from "@/lib/log";
import { askToPublish, whyNoAnswer } from "@/lib/publish/ask";
import type { Outcome } from "@/lib/publish/publisher";
import { openSocket } from "@/lib/publish/socket";

const DONE: Outcome = { ok: true, paths: ["/about"], seconds: 0.2 };

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "clinic-socket-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A running site that publishes `/srv/content`, as far as commands speak to it, and what its log has. */
async function newSite(dataDir: string, publish = async (): Promise<Outcome> => DONE, patience = 5_000) {
  const logged: unknown[] = [];
  const write = (line: string) => logged.push({ ...JSON.parse(line), time: "" });
  const log = createLog({ write, now: () => new Date() });
  const { close } = await openSocket({ dataDir, contentDir: "/srv/content", publish, log }, patience);
  onTestFinished(close);
  return { close, logged };
}

const ask = (dataDir: string, contentDir = "/srv/content") => askToPublish(dataDir, contentDir);

test("the site answers on a socket that only its own user may open, and takes it away when it stops", async () => {
  const dataDir = await newFolder();
  const { close, logged } = await newSite(dataDir);
  expect(await readdir(dataDir)).toEqual(["site.sock"]);
  expect((await stat(path.join(dataDir, "site.sock"))).mode & 0o777).toBe(0o600);
  expect(await ask(dataDir)).toEqual({ ok: true, answer: DONE });
  await close();
  expect(await readdir(dataDir)).toEqual([]);
  expect(await ask(dataDir)).toEqual({ ok: false, reason: expect.stringContaining("No site runs here") });
  expect(logged).toEqual([]);
});

test.each([
  ["is not there", "gone", { error: "Error", code: "EACCES" }],
  ["has too long a path", "long".repeat(30), { reason: "path-too-long" }],
  ["has something else in the place of the socket", "taken", { error: "Error", code: expect.stringMatching(/^E/) }],
])("a site whose data folder %s runs on, and its log says that it cannot be asked", async (_what, name, details) => {
  const dataDir = path.join(await newFolder(), name);
  if (name === "taken") await mkdir(path.join(dataDir, "site.sock/inside"), { recursive: true });
  const { close, logged } = await newSite(dataDir);
  expect(logged).toEqual([{ time: "", event: "publishing-not-offered", ...details }]);
  await close();
  if (name === "taken") expect(await readdir(dataDir)).toEqual(["site.sock"]);
});

test("a second site with the same data folder leaves the first one its socket, also when it stops", async () => {
  const dataDir = await newFolder();
  await newSite(dataDir);
  const second = await newSite(dataDir, async () => ({ ok: false, reasons: ["The second"], about: {} }));
  expect(second.logged).toEqual([{ time: "", event: "publishing-not-offered", reason: "another-site" }]);
  await second.close();
  expect(await ask(dataDir)).toEqual({ ok: true, answer: DONE });
});

test("a site that stops takes away no socket but its own", async () => {
  const dataDir = await newFolder();
  const first = await newSite(dataDir, async () => ({ ok: false, reasons: ["The first"], about: {} }));
  await rm(path.join(dataDir, "site.sock"));
  await newSite(dataDir);
  await first.close();
  expect(await ask(dataDir)).toEqual({ ok: true, answer: DONE });
});

test("what a site that was killed has left is replaced", async () => {
  const dataDir = await newFolder();
  const killed = createServer();
  await new Promise<void>((resolve) => killed.listen(path.join(dataDir, "other"), resolve));
  await rename(path.join(dataDir, "other"), path.join(dataDir, "site.sock"));
  await new Promise((resolve) => killed.close(resolve));
  expect(await readdir(dataDir)).toEqual(["site.sock"]);
  await newSite(dataDir);
  expect(await ask(dataDir)).toEqual({ ok: true, answer: DONE });
});

test("a command that means another folder is told which one the site publishes; a link to that one is the same", async () => {
  const [dataDir, folder] = [await newFolder(), await newFolder()];
  const { logged } = await newSite(dataDir);
  const answered = await ask(dataDir, "/srv/other");
  expect(answered).toEqual({
    ok: true,
    answer: {
      ok: false,
      reasons: [expect.stringMatching(/publishes the folder \/srv\/content, .* given \/srv\/other\./)],
    },
  });
  expect(logged).toEqual([{ time: "", event: "publishing-refused", reason: "other-folder" }]);

  const link = path.join(dataDir, "link");
  await symlink(folder, link);
  const other = await newFolder();
  const { close } = await openSocket({
    dataDir: other,
    contentDir: folder,
    publish: async () => DONE,
    log: () => undefined,
  });
  onTestFinished(close);
  expect(await ask(other, link)).toEqual({ ok: true, answer: DONE });
});

test("a command that says no folder is of another version", async () => {
  const dataDir = await newFolder();
  await newSite(dataDir);
  const said = await new Promise<string>((resolve, reject) => {
    const asked = request({ socketPath: path.join(dataDir, "site.sock"), method: "POST" }, async (response) =>
      resolve(String(await response.toArray())),
    );
    asked.once("error", reject).end();
  });
  expect(JSON.parse(said)).toEqual({ ok: false, reasons: [expect.stringContaining("another version")] });
});

/** A site that takes a while to publish; `begun` comes when it is asked to, and `isDone` says whether it has come to its end. */
async function siteInTheMiddle() {
  const dataDir = await newFolder();
  const begun = Promise.withResolvers<void>();
  let isDone = false;
  const { close } = await newSite(dataDir, async () => {
    begun.resolve();
    await setTimeout(200);
    isDone = true;
    return DONE;
  });
  return { dataDir, begun: begun.promise, close, isDone: () => isDone };
}

test("a site that stops lets a publication come to its end, and who asked hears of it", async () => {
  const { dataDir, begun, close, isDone } = await siteInTheMiddle();
  const asked = ask(dataDir);
  await begun;
  await close();
  expect(isDone()).toBe(true);
  expect(await asked).toEqual({ ok: true, answer: DONE });
});

test("it also waits when who asked has gone", async () => {
  const { dataDir, begun, close, isDone } = await siteInTheMiddle();
  const asked = request({ socketPath: path.join(dataDir, "site.sock"), method: "POST" });
  asked.on("error", () => undefined).end(JSON.stringify({ contentDir: "/srv/content" }));
  await begun;
  asked.destroy();
  await close();
  expect(isDone()).toBe(true);
});

test("it does not wait forever, and then nobody is told that nothing was published", async () => {
  const dataDir = await newFolder();
  const begun = Promise.withResolvers<void>();
  const never = () => {
    begun.resolve();
    return new Promise<Outcome>(() => undefined);
  };
  const { close } = await newSite(dataDir, never, 50);
  const asked = ask(dataDir);
  await begun.promise;
  await close();
  const { reason } = { reason: "", ...(await asked) };
  expect(reason).toMatch(/^It is not known whether it was published/);
  expect(reason).not.toMatch(/user|hang up/);
});

test("only who may not ask is sent to the user who runs the site", () => {
  expect(whyNoAnswer("EACCES", ".data")).toContain("Run this as the user who runs the site");
  for (const code of ["ENOENT", "ECONNRESET", "EINVAL", ""]) expect(whyNoAnswer(code, ".data")).not.toContain("user");
});
