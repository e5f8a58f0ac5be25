import { expect, test } from "vitest";
import { isNamed, nearestTo } from "@/lib/content/named-files";

const CONTENT = "/site/content";

const FILES = ["content/clinic.yaml", "content/sources.yaml", "content/clinic/first.mdx", "content/clinic/second.mdx"];

function meantBy(name: string): string[] {
  return FILES.filter((file) => isNamed(file, name, CONTENT));
}

test("a file can be named by its path from here, from the root, or by its name alone, with and without its ending", () => {
  const names = ["content/clinic/first.mdx", "./content/clinic/first.mdx", "first.mdx", "first", "clinic/first"];
  for (const name of [...names, `${CONTENT}/clinic/first.mdx`]) {
    expect([name, meantBy(name)]).toEqual([name, ["content/clinic/first.mdx"]]);
  }
  expect(meantBy("sources.yaml")).toEqual(["content/sources.yaml"]);
});

test("the name of a folder stands for all in it", () => {
  const pages = ["content/clinic/first.mdx", "content/clinic/second.mdx"];
  for (const name of ["clinic", "clinic/", `${CONTENT}/clinic`]) expect([name, meantBy(name)]).toEqual([name, pages]);
});

test("a name that fits no file is none's, also when it is the end of one", () => {
  for (const name of ["content/clinic/nothing.mdx", "/etc/passwd", "irst.mdx"]) expect(meantBy(name)).toEqual([]);
});

test("a misspelled name is nearest to the one that was meant, and a name of nothing to none", () => {
  expect(nearestTo("clinic/secnod", FILES)).toBe("content/clinic/second.mdx");
  expect(nearestTo("/etc/passwd", FILES)).toBeUndefined();
});
