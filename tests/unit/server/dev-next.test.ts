import DevServer from "next/dist/server/dev/next-dev-server";
import { expect, test } from "vitest";
import { withoutWorker } from "@/lib/server/dev-next";

test("Next in development starts no process for a visit: what would start it is where we look for it", async () => {
  const server: DevServer = Object.create(DevServer.prototype);
  const before = Reflect.get(server, "getStaticPaths");
  expect(before).toBeTypeOf("function");
  await withoutWorker({ getServer: async () => server });
  const after = Reflect.get(server, "getStaticPaths");
  expect(await after.call(server, {})).toEqual({ staticPaths: undefined, fallbackMode: undefined });
});
