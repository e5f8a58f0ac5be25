import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { TEST_SERVER } from "@/lib/cli/test-server";

/** A page or handler for staff: its address, its file, and the permission that it asks for, if any. */
export type StaffRoute = { address: string; file: string; permission: string | undefined };

/** A server action for staff: its id in the build, its name, and the address of a page that uses it. */
export type StaffAction = { id: string; name: string; address: string };

const routesSchema = z.record(z.string(), z.string());
const actionsSchema = z.object({
  node: z.record(
    z.string(),
    z.object({ filename: z.string(), exportedName: z.string(), workers: z.record(z.string(), z.unknown()) }),
  ),
});

/** Every route below /staff that the build has. What stands in brackets in an address is filled in. */
export function staffRoutes(fill: string): StaffRoute[] {
  const routes = routesSchema.parse(fromBuild("app-path-routes-manifest.json"));
  return Object.entries(routes)
    .filter(([, address]) => /^\/staff(\/|$)/.test(address))
    .map(([file, address]) => {
      const text = sourceOf(`app${file}`);
      const [, permission] = /\b(?:staffFor|justConfirmed)\("([a-z]+)"\)/.exec(text) ?? [];
      return { address: address.replaceAll(/\[[^\]]+\]/g, fill), file: `app${file}`, permission };
    });
}

/** Every server action of a file below app/staff that the build has. */
export function staffActions(fill: string): StaffAction[] {
  const { node } = actionsSchema.parse(fromBuild("server/server-reference-manifest.json"));
  return Object.entries(node)
    .filter(([, { filename }]) => filename.startsWith("app/staff/"))
    .map(([id, { exportedName, workers }]) => {
      const page = Object.keys(workers)[0] ?? "";
      const address = page.replace(/^app/, "").replace(/\/page$/, "");
      return { id, name: exportedName, address: address.replaceAll(/\[[^\]]+\]/g, fill) };
    });
}

function fromBuild(file: string): unknown {
  return JSON.parse(readFileSync(path.join(TEST_SERVER.BUILD_DIR, file), "utf8"));
}

function sourceOf(file: string): string {
  for (const ending of ["tsx", "ts"]) {
    try {
      return readFileSync(`${file}.${ending}`, "utf8");
    } catch {}
  }
  throw new Error(`No source of ${file}`);
}
