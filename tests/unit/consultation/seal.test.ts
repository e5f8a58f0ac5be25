import { createCipheriv, randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { seal, unseal } from "@/lib/consultation/seal";
import { sealContent, unsealContent } from "@/lib/consultation/sealed-request";

const KEY = Buffer.alloc(32, 7);
const PLACE = { table: "requests", column: "sealed", row: "1" };

const bytes = fc.uint8Array({ maxLength: 300 });
const text = fc.uint16Array({ maxLength: 100 }).map((units) => String.fromCharCode(...units));
const place = fc.record({ table: text, column: text, row: text });

function keysOf(...ids: string[]) {
  const [current, previous] = ids.map((id) => ({ id, bytes: Buffer.alloc(32, id) }));
  if (!current) throw new Error("No key");
  return { current, previous };
}

test("what was sealed is the same when it is opened, whatever it holds and wherever it stands", () => {
  fc.assert(
    fc.property(bytes, place, (content, where) => {
      expect(unseal(KEY, seal(KEY, content, where, randomBytes), where)).toEqual(Buffer.from(content));
    }),
  );
});

test("a known key, place and start give the sealed text that AES-256-GCM prescribes", () => {
  const iv = Buffer.alloc(12, 1);
  const cipher = createCipheriv("aes-256-gcm", KEY, iv).setAAD(Buffer.from('["v1","requests","sealed","1"]'));
  const content = Buffer.concat([cipher.update("hello"), cipher.final()]);
  const parts = [iv, cipher.getAuthTag(), content].map((part) => part.toString("base64url"));
  expect(seal(KEY, Buffer.from("hello"), PLACE, () => iv)).toBe(`v1.${parts.join(".")}`);
});

test("the same text sealed twice looks different, and each time draws 96 bits", () => {
  const drawn: number[] = [];
  const random = (size: number) => {
    drawn.push(size);
    return randomBytes(size);
  };
  const sealed = Array.from({ length: 100 }, () => seal(KEY, Buffer.from("same"), PLACE, random));
  expect(new Set(sealed).size).toBe(100);
  expect(new Set(drawn)).toEqual(new Set([12]));
});

test("a text with any bit changed is not opened", () => {
  fc.assert(
    fc.property(bytes, fc.nat(), fc.integer({ min: 0, max: 7 }), (content, at, bit) => {
      const sealed = Buffer.from(seal(KEY, content, PLACE, randomBytes), "latin1");
      const place = at % sealed.length;
      sealed.writeUInt8(sealed.readUInt8(place) ^ (1 << bit), place);
      expect(unseal(KEY, sealed.toString("latin1"), PLACE)).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});

test("a text with any part cut short, left out or lengthened is not opened", () => {
  fc.assert(
    fc.property(bytes, fc.integer({ min: 0, max: 3 }), fc.nat(), (content, part, length) => {
      const parts = seal(KEY, content, PLACE, randomBytes).split(".");
      const whole = parts[part] ?? "";
      const cut = parts.with(part, whole.slice(0, length % Math.max(whole.length, 1)));
      if (whole !== "") expect(unseal(KEY, cut.join("."), PLACE)).toBeUndefined();
      expect(unseal(KEY, parts.toSpliced(part, 1).join("."), PLACE)).toBeUndefined();
      expect(unseal(KEY, [...parts, ""].join("."), PLACE)).toBeUndefined();
      expect(unseal(KEY, parts.with(part, `${whole}AA`).join("."), PLACE)).toBeUndefined();
    }),
  );
});

test("a tag cut to a length that GCM would take is refused", () => {
  const [version, iv, tag = "", content] = seal(KEY, Buffer.from("hello"), PLACE, randomBytes).split(".");
  for (const length of [4, 8, 12, 13, 14, 15]) {
    const short = Buffer.from(tag, "base64url").subarray(0, length).toString("base64url");
    expect(unseal(KEY, [version, iv, short, content].join("."), PLACE)).toBeUndefined();
  }
});

test("a text moved to another table, column or row is not opened, and neither is one under another key", () => {
  fc.assert(
    fc.property(place, place, (here, there) => {
      fc.pre(JSON.stringify(here) !== JSON.stringify(there));
      expect(unseal(KEY, seal(KEY, Buffer.from("hello"), here, randomBytes), there)).toBeUndefined();
    }),
  );
  expect(unseal(Buffer.alloc(32, 8), seal(KEY, Buffer.from("hello"), PLACE, randomBytes), PLACE)).toBeUndefined();
});

test("whatever else stands in the column is refused, without an error", () => {
  fc.assert(fc.property(fc.string(), (anything) => unseal(KEY, anything, PLACE) === undefined));
});

test("requests whose sealed columns were exchanged, one or all, are refused", () => {
  const content = { consentVersion: "1", answers: { name: "Ada" } };
  const keys = keysOf("a");
  const [one, other] = ["1", "2"].map((id) => ({ id, ...sealContent(content, id, keys, randomBytes) }));
  if (!one || !other) throw new Error("No rows");
  expect(unsealContent(one, keys)).toEqual({ ok: true, content });
  fc.assert(
    fc.property(fc.subarray(["data_key", "sealed"] as const, { minLength: 1 }), (columns) => {
      const moved = Object.fromEntries(columns.map((column) => [column, other[column]]));
      expect(unsealContent({ ...one, ...moved }, keys)).toEqual({ ok: false, reason: "changed" });
    }),
  );
  expect(unsealContent({ ...one, sealed: one.data_key }, keys)).toEqual({ ok: false, reason: "changed" });
});

test("a request opens with either of two keys, and says when its key is not there", () => {
  const content = { consentVersion: "1", answers: { imaging: ["mri"] } };
  const row = { id: "1", ...sealContent(content, "1", keysOf("a"), randomBytes) };
  expect(unsealContent(row, keysOf("b", "a"))).toEqual({ ok: true, content });
  expect(unsealContent(row, keysOf("b", "c"))).toEqual({ ok: false, reason: "no-key" });
  expect(unsealContent({ ...row, key_id: "b" }, keysOf("b", "a"))).toEqual({ ok: false, reason: "changed" });
});
