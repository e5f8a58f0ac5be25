import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runCommand } from "@/tests/support/command";

test("what runs before the check of the machine's Node asks nothing that an old one lacks", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
  for (const mode of ["start", "test", "dev"]) expect(scripts[`pre${mode}`]).toBe(`node lib/cli/setup.mjs ${mode}`);
  const source = readFileSync("lib/cli/setup.mjs", "utf8");
  expect(source).not.toMatch(/^import\b|\?\.|\?\?|\bawait\b|node:/m);
});

test("every command that reads settings takes them from .env too", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
  const own = Object.values<string>(scripts).filter((script) => / lib\/cli\/\S+\.ts\b/.test(script));
  expect(own.length).toBeGreaterThan(8);
  for (const script of own) expect(script).toMatch(/^(exec )?node --import \.\/lib\/cli\/environment\.mjs /);
});

test("set-up that is told nothing says how it is called", async () => {
  const { code, stderr } = await runCommand("setup.mjs", []);
  expect([code, stderr.trim()]).toEqual([1, "Usage: node lib/cli/setup.mjs start|test|dev"]);
});
