import { expect, test } from "vitest";
import { verifyTrail } from "@/lib/audit/trail";
import { FIELD_NAMES, LABELS } from "@/lib/consultation/schema";
import { closeRequest } from "@/lib/consultation/status";
import type { Vault } from "@/lib/consultation/vault";
import { copyRequest } from "@/lib/export/copy";
import { exportRange } from "@/lib/export/range";
import { STAFF, workOn } from "@/tests/support/inbox";
import { emptyVault, submitTo } from "@/tests/support/requests";
import { rowsIn } from "@/tests/support/rows-in";

const NOON = new Date(2026, 10, 20, 12);
const DONE = { at: NOON, person: STAFF };

/** Sends a request at a moment of November 2026, by the clock of the site. */
function sendOn(vault: Vault, day: number, hour: number, changes = {}, automatic = false) {
  const form = { email: `${day}-${hour}@example.com`, ...changes };
  return submitTo(vault, form, undefined, { now: new Date(2026, 10, day, hour), limited: false, automatic });
}

async function entries({ store }: Vault, action: string) {
  const rows = await store.selectFrom("audit").select(["action", "subject", "person"]).orderBy("number").execute();
  return rows.filter((row) => row.action === action);
}

test("a table holds what came in on the chosen days, newest first, with the questions of the form in its order", async () => {
  const vault = await emptyVault();
  await sendOn(vault, 9, 23);
  const first = await sendOn(vault, 10, 0, { phone: "+1 202-555-0143", imaging: ["mri", "x-ray"], message: "=1+1" });
  const last = await sendOn(vault, 12, 23);
  await sendOn(vault, 13, 0);
  const made = await exportRange(vault, { from: "2026-11-10", to: "2026-11-12", list: "all" }, DONE);
  if (!made.ok) throw new Error(made.why);
  expect(made.name).toBe("requests-2026-11-10-to-2026-11-12.csv");
  expect(Buffer.from(made.text).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  const [heads = [], ...rows] = rowsIn(made.text.slice(1));
  expect(heads.slice(5, -2)).toEqual(FIELD_NAMES.slice(1, -1).map((name) => LABELS[name]));
  expect(rows.map(([reference]) => reference)).toEqual([last, first]);
  const answers = Object.fromEntries(heads.map((head, place) => [head, rows[1]?.[place]]));
  expect(answers).toMatchObject({
    [LABELS.name]: "Ada Lovelace",
    [LABELS.phone]: "'+1 202-555-0143",
    [LABELS.contactBy]: "By e-mail",
    [LABELS.imaging]: "MRI, X-ray",
    [LABELS.message]: "'=1+1",
    Status: "New",
  });
  expect(rows[1]?.[1]).toBe("2026-11-10 00:00");
  expect(await entries(vault, "requests-exported")).toEqual([
    { action: "requests-exported", subject: "2026-11-10/2026-11-12/all", person: STAFF },
  ]);
});

test("each list can be taken out alone, and what cannot be opened says so", async () => {
  const vault = await emptyVault();
  const [fresh, taken, done] = [await sendOn(vault, 10, 1), await sendOn(vault, 10, 2), await sendOn(vault, 10, 3)];
  const apart = await sendOn(vault, 10, 4, {}, true);
  await workOn(vault, taken, { status: "open" });
  await closeRequest(vault, done, { at: NOON });
  const inList = async (list: string) => {
    const made = await exportRange(vault, { from: "2026-11-10", to: "2026-11-10", list }, DONE);
    return made.ok ? rowsIn(made.text.slice(1)).slice(1) : made.why;
  };
  for (const [list, reference] of Object.entries({ new: fresh, open: taken, closed: done, automatic: apart }))
    expect([await inList(list)].flat().map((row) => row[0])).toEqual([reference]);
  await vault.store.updateTable("requests").set({ sealed: "changed" }).where("reference", "=", fresh).execute();
  const [[reference, ...cells] = []] = [await inList("new")].flat().filter((row) => Array.isArray(row));
  expect([reference, cells.at(-1)]).toEqual([fresh, "it was changed in the database"]);
});

test("a range that is none, is empty or too long gives no table, and nothing of it stands in the trail", async () => {
  const vault = await emptyVault();
  await sendOn(vault, 10, 1);
  await sendOn(vault, 10, 2);
  const why = async (from: string, to: string, list = "all") => {
    const made = await exportRange(vault, { from, to, list }, DONE, { most: 1, batch: 1 });
    return made.ok ? "made" : made.why;
  };
  expect(await why("2026-11-11", "2026-11-10")).toBe("days");
  expect(await why("2026-02-30", "2026-11-10")).toBe("days");
  expect(await why("", "2026-11-10")).toBe("days");
  expect(await why("2026-11-10", "2026-11-10", "of everybody")).toBe("days");
  expect(await why("2026-11-11", "2026-11-11")).toBe("none");
  expect(await why("2026-11-10", "2026-11-10")).toBe("too-many");
  expect(await entries(vault, "requests-exported")).toEqual([]);
  await vault.store.schema.alterTable("audit").renameTo("elsewhere").execute();
  // Nothing is given that cannot be written down.
  expect(await exportRange(vault, { from: "2026-11-10", to: "2026-11-10", list: "all" }, DONE)).toEqual({
    ok: false,
    why: "busy",
  });
});

test("more requests than are opened at a time all stand in the table, in one order", async () => {
  const vault = await emptyVault();
  const sent: string[] = [];
  for (let hour = 0; hour < 5; hour += 1) sent.unshift(await sendOn(vault, 10, hour));
  const range = { from: "2026-11-10", to: "2026-11-10", list: "new" };
  const made = await exportRange(vault, range, DONE, { most: 5, batch: 2 });
  const rows = made.ok ? rowsIn(made.text.slice(1)) : [];
  expect(rows.slice(1).map(([reference]) => reference)).toEqual(sent);
});

test("a copy holds all that is kept of one request and nothing of another, and says that it was made", async () => {
  const vault = await emptyVault();
  const message = "</script><script>alert(1)</script> \u202e “quoted” 👩🏽‍⚕️";
  const mine = await sendOn(vault, 10, 1, { message });
  await sendOn(vault, 10, 2, { name: "Grace Hopper" });
  await workOn(vault, mine, { deed: "wrote", text: "Sent the leaflet", status: "open" }, NOON);
  const copy = await copyRequest(vault, mine.toLowerCase(), DONE);
  expect(copy?.name).toBe(`request-${mine}.json`);
  expect(copy?.text).not.toMatch(/Grace|\u202e/);
  const read = JSON.parse(copy?.text ?? "");
  expect(read).toMatchObject({
    reference: mine,
    status: "open",
    notes: [{ by: "at the machine", deed: "wrote", text: "Sent the leaflet" }],
  });
  const owed = read.emails.map(({ to, sentAt }: { to: string; sentAt: unknown }) => `${to}: ${sentAt}`);
  expect(owed.toSorted()).toEqual(["the clinic: null", "the person: null"]);
  expect(read.answers).toContainEqual({ question: LABELS.message, answer: [message] });
  expect(read.trail.map(({ action }: { action: string }) => action)).toEqual([
    "request-received",
    "request-noted",
    "request-taken-up",
    "request-exported",
  ]);
  expect(await copyRequest(vault, "KQ7M-X3RT", DONE)).toBeUndefined();
  expect(await entries(vault, "request-exported")).toHaveLength(1);
  expect(await verifyTrail(vault.store, vault.hashKey)).toMatchObject({ ok: true });
});
