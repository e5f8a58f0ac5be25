import { createSecretKey } from "node:crypto";
import { expect, test } from "vitest";
import { keyedHash, nameWords, normalEmail, normalPhone } from "@/lib/consultation/hashes";

test("a name is found by each of its words, however it is written", () => {
  expect(nameWords("  Zoë  O'Brien-LOVELACE, Zoe ")).toEqual(["zoe", "o", "brien", "lovelace"]);
  expect(nameWords("李 小龍")).toEqual(["李", "小龍"]);
  expect(nameWords(" - ")).toEqual([]);
});

test("an address and a number are the same in their usual spellings", () => {
  expect(normalEmail(" Ada@Example.COM ")).toBe("ada@example.com");
  for (const phone of ["202-555-0143", "+1 (202) 555 0143", "001 202.555.0143 ext. 5"])
    expect(normalPhone(phone)).toBe("2025550143");
});

test("a hash depends on the key, the purpose and the text", () => {
  const [key, other] = [1, 2].map((byte) => createSecretKey(Buffer.alloc(32, byte)));
  if (!key || !other) throw new Error("No keys");
  const hashes = [
    keyedHash(key, "email", "a"),
    keyedHash(other, "email", "a"),
    keyedHash(key, "phone", "a"),
    keyedHash(key, "email", "b"),
  ];
  expect(new Set(hashes).size).toBe(4);
  expect(keyedHash(key, "email", "a")).toBe(hashes[0]);
});
