import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { looksAutomatic } from "@/lib/consultation/automatic";
import { readTraces } from "@/lib/consultation/form-data";
import { ONCE_KEY_NAME } from "@/lib/consultation/schema";
import { newStamp, stampedAt, stampKey } from "@/lib/consultation/stamp";

const KEY = stampKey({ NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: "a secret" });
const MADE = new Date("2026-11-20T10:00:00Z");
const STAMP = newStamp(KEY, MADE, randomBytes);

function after(milliseconds: number) {
  return new Date(MADE.getTime() + milliseconds);
}

test("a stamp says when its page was made, no two are the same, and the form takes it as its key", () => {
  expect(stampedAt(KEY, STAMP)).toEqual(MADE);
  expect(newStamp(KEY, MADE, randomBytes)).not.toBe(STAMP);
  const data = new FormData();
  data.append(ONCE_KEY_NAME, STAMP);
  expect(readTraces(data)).toEqual({ onceKey: STAMP, trap: "" });
});

test("a stamp with any bit changed, of another site, or of any other form is none", () => {
  const bytes = Buffer.from(STAMP, "base64url");
  fc.assert(
    fc.property(fc.nat(bytes.byteLength * 8 - 1), (bit) => {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(stampedAt(KEY, changed.toString("base64url"))).toBeUndefined();
    }),
  );
  expect(stampedAt(stampKey({ NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: "another" }), STAMP)).toBeUndefined();
  for (const other of ["", "6f1c1a52-3e0e-4c0f-9d55-0c35a1f2b7aa", `${STAMP}AAAA`, STAMP.slice(0, -4)])
    expect(stampedAt(KEY, other)).toBeUndefined();
});

test("without a secret there is no key, since anybody could make stamps", () => {
  expect(() => stampKey({})).toThrow("NEXT_SERVER_ACTIONS_ENCRYPTION_KEY is not set.");
});

test("who takes the time to type is a person, however long that is and whatever the clock does meanwhile", () => {
  for (const passed of [3_000, 60_000, 3 * 24 * 3_600_000, -3_600_000])
    expect(looksAutomatic({ onceKey: STAMP, trap: "", byScript: false }, KEY, after(passed))).toBe(false);
});

test("who sends at once by the page's own script may have a browser that fills in forms, and is a person", () => {
  expect(looksAutomatic({ onceKey: STAMP, trap: "", byScript: true }, KEY, after(500))).toBe(false);
  expect(looksAutomatic({ onceKey: STAMP, trap: "x", byScript: true }, KEY, after(500))).toBe(true);
  expect(looksAutomatic({ onceKey: undefined, trap: "", byScript: true }, KEY, after(500))).toBe(true);
});

test("who answers at once, has no page of this site, or fills in what people do not see looks automatic", () => {
  expect(looksAutomatic({ onceKey: STAMP, trap: "", byScript: false }, KEY, after(2_900))).toBe(true);
  expect(looksAutomatic({ onceKey: undefined, trap: "", byScript: false }, KEY, after(60_000))).toBe(true);
  expect(looksAutomatic({ onceKey: "made-up-by-somebody-else", trap: "", byScript: false }, KEY, after(60_000))).toBe(
    true,
  );
  expect(looksAutomatic({ onceKey: STAMP, trap: "https://buy.example", byScript: false }, KEY, after(60_000))).toBe(
    true,
  );
});
