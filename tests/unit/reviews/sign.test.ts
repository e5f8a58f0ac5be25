import { mkdir, readFile, rmdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import type { Vault } from "@/lib/consultation/vault";
import { signPage } from "@/lib/content/review";
import { currentSite, showContent } from "@/lib/content/shown";
import { readSite } from "@/lib/content/site";
import { pagesDue } from "@/lib/reviews/due";
import { readSheetOf } from "@/lib/reviews/sheet";
import { signHere, type TypedSignOff } from "@/lib/reviews/sign";
import { contentCopy } from "@/tests/support/content-copy";
import { failWrites } from "@/tests/support/failing-store";
import { emptyVault } from "@/tests/support/requests";

const PAGE = "achilles-tendon-rupture/condition";
const AT = new Date("2026-11-20T10:00:00Z");
const CLINICIAN = { id: "staff-7", name: "Ana Ruiz", role: "clinician" };
const WHO = { page: PAGE, by: CLINICIAN.name, role: "Orthopedic surgeon" };

beforeEach(() => {
  vi.unstubAllEnvs();
});

/** A copy of the content that this site serves from now on, and what readers see of it. */
async function served() {
  const content = await contentCopy();
  vi.stubEnv("CONTENT_DIR", content);
  const file = path.join(content, `${PAGE}.mdx`);
  return { content, file, shown: await readSite(content), text: () => readFile(file, "utf8") };
}

async function sheet(shown: Awaited<ReturnType<typeof readSite>>) {
  const found = await readSheetOf(PAGE, { shown, signer: CLINICIAN.name, now: AT });
  if (!found) throw new Error("no such page");
  return found;
}

async function typed(shown: Awaited<ReturnType<typeof readSite>>, changes: Partial<TypedSignOff> = {}) {
  const { read } = await sheet(shown);
  return { page: PAGE, read, role: "Orthopedic surgeon", next: "2027-11-20", sure: "yes", ...changes };
}

async function trailOf({ store }: Vault) {
  const rows = await store.selectFrom("audit").select(["action", "subject", "person"]).execute();
  return rows.map(({ action, subject, person }) => [action, subject, person]);
}

test("a clinician signs a page as the command does, and the trail says who", async () => {
  const { content, shown, text } = await served();
  const vault = await emptyVault();
  const before = await text();
  expect(await signHere(vault, await typed(shown), { person: CLINICIAN, at: AT, shown })).toEqual({ ok: true });
  const other = await contentCopy();
  await signPage(other, { ...WHO, next: "2027-11-20" }, "2026-11-20");
  expect(await text()).toBe(await readFile(path.join(other, `${PAGE}.mdx`), "utf8"));
  expect(await text()).not.toBe(before);
  expect(await trailOf(vault)).toContainEqual(["page-signed", PAGE, "staff-7"]);
  const signed = await sheet(shown);
  expect(signed).toMatchObject({ review: { state: "signed" }, shown: "without-sign-off", role: "Orthopedic surgeon" });
  expect(await sheet(await readSite(content))).toMatchObject({ shown: "as-it-is" });
});

test("nobody signs what has an error, what has changed since they read it, or what readers do not see yet", async () => {
  const { content, file, shown, text } = await served();
  const vault = await emptyVault();
  const read = await typed(shown);
  const refusalOf = async (now: typeof shown, form = read) => {
    const done = await signHere(vault, form, { person: CLINICIAN, at: AT, shown: now });
    return done.ok ? "signed" : done.state.problems.map(({ message }) => message).join();
  };
  await writeFile(file, (await text()).replace("thick cord", "thin cord"));
  expect(await sheet(shown)).toMatchObject({ shown: "older-text" });
  expect(await refusalOf(shown)).toContain("readers still see an older text");
  const newer = await readSite(content);
  expect(await refusalOf(newer)).toContain("has changed since you opened it");
  await writeFile(file, `${await text()}\n[Nowhere](/nowhere)\n`);
  const broken = await readSite(content);
  expect((await sheet(broken)).errors).toEqual([expect.stringContaining("There is no page")]);
  expect(await refusalOf(broken, await typed(broken))).toContain("There is no page");
  expect(await text()).not.toContain("reviewed:");
  expect(await trailOf(vault)).toEqual([]);
});

test("what the form lacks is asked for, and only pages of this site are ever written", async () => {
  const { content, shown } = await served();
  const vault = await emptyVault();
  const outside = path.join(path.dirname(content), "outside.mdx");
  await writeFile(outside, "---\ntitle: x\n---\n");
  const problemsOf = async (changes: Partial<TypedSignOff>, name = CLINICIAN.name) => {
    const signing = { person: { ...CLINICIAN, name }, at: AT, shown };
    const done = await signHere(vault, await typed(shown, changes), signing);
    return done.ok ? [] : done.state.problems.map((problem) => problem.name);
  };
  expect(await problemsOf({ role: " ", next: "2026-11-20", sure: "" })).toEqual(["role", "next", "sure"]);
  expect(await problemsOf({ role: "profession", next: "2029-11-21" })).toEqual(["role", "next"]);
  expect(await problemsOf({ role: "Surgeon\nreviewed: x" })).toEqual(["role"]);
  expect(await problemsOf({ next: "2027-02-30" })).toEqual(["sign"]);
  expect(await problemsOf({}, "Ana")).toEqual(["sign"]);
  for (const page of ["../outside", `./${PAGE}`, `content/${PAGE}`, `${PAGE}.mdx`, "/etc/passwd", ""])
    expect(await problemsOf({ page })).toEqual(["sign"]);
  expect(await readFile(outside, "utf8")).toBe("---\ntitle: x\n---\n");
  expect(await trailOf(vault)).toEqual([]);
});

test("a server that cannot write the file, or shows what was built elsewhere, says so and signs nothing", async () => {
  const { file, shown, text } = await served();
  const vault = await emptyVault();
  const sign = async () => signHere(vault, await typed(shown), { person: CLINICIAN, at: AT, shown });
  vi.stubEnv("BUILD", "never");
  expect(await sheet(shown)).toMatchObject({ place: "elsewhere" });
  expect(await sign()).toMatchObject({
    ok: false,
    state: { problems: [{ message: expect.stringContaining("built elsewhere") }] },
  });
  vi.stubEnv("BUILD", "");
  const { site, clinic } = await currentSite();
  showContent({ site, clinic, folder: "/data/published/7" });
  expect(await sheet(shown)).toMatchObject({ place: "elsewhere" });
  showContent({ site, clinic });
  // Tests may run as somebody who can write anywhere; a folder in the way stops them too.
  await mkdir(`${file}.new`);
  expect(await sign()).toMatchObject({
    ok: false,
    state: { problems: [{ message: expect.stringContaining("cannot write the file") }] },
  });
  await rmdir(`${file}.new`);
  expect(await trailOf(vault)).toEqual([]);
  await failWrites(vault.store, "audit");
  expect(await sign()).toMatchObject({
    ok: false,
    state: { problems: [{ message: expect.stringContaining("busy") }] },
  });
  expect(await text()).not.toContain("reviewed:");
});

test("pages are sorted by what a clinician has to do, and what is due soon is told ahead", async () => {
  const { content, file } = await served();
  const other = "achilles-tendon-rupture/procedure";
  await signPage(content, { ...WHO, next: "2027-05-20" }, "2026-11-20");
  await signPage(content, { ...WHO, page: other, next: "2027-01-10" }, "2026-11-20");
  const dueOn = async (today: string) => {
    const { stale, overdue, unsigned, soon, signed } = pagesDue(await readSite(content), today);
    const names = [stale, overdue, soon].map((list) => list.map(({ name }) => name));
    return [...names, signed, unsigned.some(({ name }) => name === PAGE)];
  };
  expect(await dueOn("2026-11-20")).toEqual([[], [], [other], 2, false]);
  expect(await dueOn("2027-01-11")).toEqual([[], [other], [], 1, false]);
  await writeFile(file, (await readFile(file, "utf8")).replace("thick cord", "thin cord"));
  expect(await dueOn("2027-01-11")).toEqual([[PAGE], [other], [], 0, false]);
  await writeFile(path.join(content, "clinic", "broken.mdx"), "no front matter");
  expect(pagesDue(await readSite(content), "2027-01-11").broken).toEqual([{ name: "clinic/broken", problems: 1 }]);
});
