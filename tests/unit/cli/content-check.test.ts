import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { runCommand } from "@/tests/support/command";
import { runCommandHere } from "@/tests/support/command-here";
import { CONTENT } from "@/tests/support/content-copy";

/** The content without its topic, which makes the check quick, and with two pages that have an error each. Nobody changes it. */
const BROKEN = await mkdtemp(path.join(tmpdir(), "content-"));
await cp(CONTENT, BROKEN, { recursive: true });
await rm(path.join(BROKEN, "achilles-tendon-rupture"), { recursive: true });
for (const name of ["first", "second"]) await writeFile(path.join(BROKEN, "clinic", `${name}.mdx`), "No title\n");
afterAll(() => rm(BROKEN, { recursive: true }));

/** What the check says of it, which takes seconds to find out. */
const whole = await runCommand("content-check.ts", [], { CONTENT_DIR: BROKEN });

function check(contentDir: string, ...args: string[]) {
  return runCommandHere("content-check.ts", args, { CONTENT_DIR: contentDir });
}

test("errors are printed with their place, after the median page's grade, and end the command with 1", async () => {
  const { code, stdout } = whole;
  expect(code).toBe(1);
  expect(stdout).toMatch(/^content\/clinic\/first\.mdx:1:1 /m);
  expect(stdout).toMatch(/^content\/clinic\/second\.mdx:1:1 /m);
  expect(stdout).toMatch(/^grade +\d\.\d {2}is that of the median page$/m);
});

test("of files that are named only theirs is told, and a name that fits none has a line of its own, with the one meant", async () => {
  const { code, stdout, stderr } = await check(BROKEN, "first.mdx", "clinic/privcy");
  expect(code).toBe(1);
  expect(stdout).toContain("first.mdx");
  expect(stdout).not.toContain("second.mdx");
  expect(stderr).toBe("clinic/privcy: no file of the content has this name. Did you mean clinic/privacy? (file)\n");
});

test("a file without errors ends the command well, whatever is wrong in others", async () => {
  expect(await check(BROKEN, "clinic/about.mdx")).toMatchObject({ code: 0 });
});

test.each(["clinic.yaml", "sources.yaml"])("without %s one line says to put the file back", async (name) => {
  const content = await mkdtemp(path.join(tmpdir(), "content-"));
  onTestFinished(() => rm(content, { recursive: true }));
  await cp(BROKEN, content, { recursive: true });
  await rm(path.join(content, name));
  const { code, stderr } = await check(content);
  expect([code, stderr.trim()]).toEqual([1, `${name} is missing. Put the file back: ${path.join(content, name)}`]);
});

test("“--json” prints the problems for another program", async () => {
  const { code, stdout } = await check(BROKEN, "first.mdx", "--json");
  expect(code).toBe(1);
  expect(JSON.parse(stdout)[0]).toMatchObject({ file: "content/clinic/first.mdx", line: 1, severity: "error" });
});

test("“--grades” and the names of pages or folders print their grades section by section, and nothing of others", async () => {
  const { code, stdout } = await check("content", "--grades", "achilles-tendon-rupture/condition", "clinic");
  expect(code).toBe(0);
  expect(stdout).toMatch(/^grade +\d\.\d +\d+ words {2}content\/achilles-tendon-rupture\/condition\.mdx$/m);
  expect(stdout).toMatch(/^ {2}grade .* line \d+: Kinds of rupture/m);
  expect(stdout).toMatch(/^ {6}line \d+: “.*” \d+ words/m);
  expect(stdout).toMatch(/^grade .* content\/clinic\/privacy\.mdx$/m);
  expect(stdout).not.toContain("faq.mdx");
});

test.each(["content-check.ts", "content-new.ts", "content-sign.ts", "content-worksheet.ts", "launch-check.ts"])(
  "%s says in one line that there is no content",
  async (command) => {
    const { code, stderr } = await runCommandHere(command, [], { CONTENT_DIR: "/nowhere/at/all" });
    expect(code).toBe(1);
    expect(stderr.trim().split("\n")).toEqual([expect.stringMatching(/\/nowhere\/at\/all.*CONTENT_DIR must name/)]);
  },
);

test("an option that the command does not have is answered with how to write it", async () => {
  const { code, stderr } = await check("content", "--foo");
  expect([code, stderr.trim()]).toEqual([1, "Write: npm run content:check [files…] [-- --json | --grades]"]);
});

test("a build stops at content with errors, and names all of them in the same words", async () => {
  const data = await mkdtemp(path.join(tmpdir(), "clinic-data-"));
  const environment = { CONTENT_DIR: BROKEN, DATA_DIR: data, BUILD_DIR: ".next-test-refused" };
  const { code, stderr } = await runCommand("build.ts", [], environment);
  expect(code).toBe(1);
  const checked = whole.stdout.split("\n").filter((line) => /^content\/.*(?<!advice):/.test(line));
  const errors = checked.filter((line) => !line.includes(" advice: "));
  expect(errors.length).toBeGreaterThan(1);
  expect(stderr.trim()).toBe(["The build failed:", "The content has errors:", ...errors].join("\n"));
});

test("a build that cannot write its data folder says so in one line", async () => {
  const { code, stderr } = await runCommand("build.ts", [], {
    DATA_DIR: "/proc/nowhere",
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: "",
  });
  expect(code).toBe(1);
  expect(stderr.trim()).toMatch(/^\/proc\/nowhere\S* cannot be written\. .*DATA_DIR to another folder\.$/);
});
