import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { runCommand } from "@/tests/support/command";

/** A copy of the content with two pages that have an error each. */
async function brokenContent(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "clinic-content-"));
  await cp("content", folder, { recursive: true });
  for (const name of ["first", "second"]) await writeFile(path.join(folder, "clinic", `${name}.mdx`), "No title\n");
  return folder;
}

function check(contentDir: string, ...args: string[]) {
  return runCommand("content-check.ts", args, { CONTENT_DIR: contentDir });
}

test("errors are printed with their place and end the command with 1", async () => {
  const { code, stdout } = await check(await brokenContent());
  expect(code).toBe(1);
  expect(stdout).toMatch(/^content\/clinic\/first\.mdx:1:1 /m);
  expect(stdout).toMatch(/^content\/clinic\/second\.mdx:1:1 /m);
});

test("a file can be named by its path from here, from the root, or by its name alone, and a folder too", async () => {
  const content = await brokenContent();
  for (const name of [
    "content/clinic/first.mdx",
    "./content/clinic/first.mdx",
    "first.mdx",
    `${content}/clinic/first.mdx`,
  ]) {
    const { code, stdout } = await check(content, name);
    expect([name, code]).toEqual([name, 1]);
    expect(stdout).toContain("first.mdx");
    expect(stdout).not.toContain("second.mdx");
  }
  expect((await check(content, `${content}/clinic`)).stdout).toMatch(/first\.mdx[\s\S]*second\.mdx/);
  expect(await check(content, "sources.yaml")).toMatchObject({ code: 0 });
});

test("a name that fits no file is an error with a line of its own", async () => {
  for (const name of ["content/clinic/nothing.mdx", "/etc/passwd", "irst.mdx"]) {
    const { code, stderr } = await check("content", name);
    expect([code, stderr]).toEqual([1, `${name}: no file of the content has this name (file)\n`]);
  }
});

test("a misspelled name is answered with the one that was meant", async () => {
  const { code, stderr } = await check("content", "--grades", "achilles-tendon-rupture/candidasy");
  expect([code, stderr]).toEqual([1, expect.stringContaining("Did you mean achilles-tendon-rupture/candidacy?")]);
});

test.each(["clinic.yaml", "sources.yaml"])("without %s one line says to put the file back", async (name) => {
  const content = await brokenContent();
  await rm(path.join(content, name));
  const { code, stderr } = await check(content);
  expect([code, stderr.trim()]).toEqual([1, `${name} is missing. Put the file back: ${path.join(content, name)}`]);
});

test("“--json” prints the problems for another program", async () => {
  const { code, stdout } = await check(await brokenContent(), "first.mdx", "--json");
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

test("the report ends with the median page's grade", async () => {
  expect((await check("content")).stdout).toMatch(/^grade +\d\.\d {2}is that of the median page$/m);
});

test.each(["content-check.ts", "content-new.ts", "content-sign.ts", "content-worksheet.ts", "launch-check.ts"])(
  "%s says in one line that there is no content",
  async (command) => {
    const { code, stderr } = await runCommand(command, [], { CONTENT_DIR: "/nowhere/at/all" });
    expect(code).toBe(1);
    expect(stderr.trim().split("\n")).toEqual([expect.stringMatching(/\/nowhere\/at\/all.*CONTENT_DIR must name/)]);
  },
);

test("an option that the command does not have is answered with how to write it", async () => {
  const { code, stderr } = await check("content", "--foo");
  expect([code, stderr.trim()]).toEqual([1, "Write: npm run content:check [files…] [-- --json | --grades]"]);
});

test("a build refuses content with errors before it starts, and names all of them in the same words", async () => {
  const content = await brokenContent();
  const data = await mkdtemp(path.join(tmpdir(), "clinic-data-"));
  const environment = { CONTENT_DIR: content, DATA_DIR: data, BUILD_DIR: ".next-test-refused" };
  const { code, stdout, stderr } = await runCommand("build.ts", [], environment);
  expect([code, stdout]).toEqual([1, ""]);
  const checked = (await check(content)).stdout.split("\n").filter((line) => /^content\/.*(?<!advice):/.test(line));
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
