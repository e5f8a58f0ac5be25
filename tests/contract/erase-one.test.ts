import { expect, test } from "vitest";
import { erasureLog, readErasures } from "@/lib/backup/erasure-log";
import { findRequest } from "@/lib/consultation/requests";
import { eraseOne } from "@/lib/retention/erase-one";
import { STAFF, workOn } from "@/tests/support/inbox";
import { keptIn } from "@/tests/support/kept";
import { submitTo } from "@/tests/support/requests";

const DONE = { at: new Date("2026-11-20T09:00:00Z"), person: STAFF };

test("a request is erased as somebody saw it: not when a colleague was quicker, and once", async () => {
  const kept = await keptIn();
  const { vault, backupDir } = kept;
  const [reference, other] = [await submitTo(vault), await submitTo(vault, { email: "b@example.com" })];
  const { id = "" } = (await findRequest(vault, reference)) ?? {};
  const erase = (version: number, typed = reference) =>
    eraseOne(kept, { reference: typed, version }, DONE, () => undefined);
  await workOn(vault, reference, { text: "Do not erase: the insurer asks", status: "new" });
  expect(await erase(0)).toBe("meanwhile");
  expect(await findRequest(vault, reference)).toMatchObject({ version: 1 });
  expect(await readErasures(erasureLog(backupDir))).toEqual(new Map());
  expect(["erased", "left"]).toContain(await erase(1));
  expect(await findRequest(vault, reference)).toBeUndefined();
  expect(await erase(1)).toBe("unknown");
  expect(await erase(1, "../etc")).toBe("unknown");
  expect(await readErasures(erasureLog(backupDir))).toEqual(new Map([[id, DONE.at]]));
  expect(await findRequest(vault, other)).toMatchObject({ readable: true });
  expect(await vault.store.selectFrom("notes").select("id").execute()).toEqual([]);
  const erased = vault.store.selectFrom("audit").select(["subject", "person"]).where("action", "=", "request-erased");
  expect(await erased.execute()).toEqual([{ subject: id, person: STAFF }]);
});

test("what cannot be written down is not erased", async () => {
  const kept = await keptIn();
  const reference = await submitTo(kept.vault);
  await kept.vault.store.schema.alterTable("audit").renameTo("elsewhere").execute();
  expect(await eraseOne(kept, { reference, version: 0 }, DONE, () => undefined)).toBe("busy");
  expect(await findRequest(kept.vault, reference)).toMatchObject({ readable: true });
});
