import * as nextLog from "next/dist/build/output/log";
import { expect, test, vi } from "vitest";
import { withoutNotes } from "@/lib/server/next-app";

test("while Next starts it prints no notes, but its warnings, and afterwards the console is as it was", async () => {
  const printed = { log: vi.spyOn(console, "log"), warn: vi.spyOn(console, "warn") };
  for (const spy of Object.values(printed)) spy.mockImplementation(() => undefined);
  const { log } = console;
  await withoutNotes(async () => {
    nextLog.event("Running next.config.mjs took 22ms");
    nextLog.warn("Take care");
  });
  expect(printed.log).not.toHaveBeenCalled();
  expect(printed.warn).toHaveBeenCalledOnce();
  await expect(withoutNotes(() => Promise.reject(new Error("no build")))).rejects.toThrow("no build");
  expect(console.log).toBe(log);
  for (const spy of Object.values(printed)) spy.mockRestore();
});
