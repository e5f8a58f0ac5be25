import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "@/lib/staff/password-hash";
import { passwordProblem } from "@/lib/staff/password-rules";

const OWN = ["ana.ruiz@clinic.example", "Ana Ruiz", "Riverside Tendon Clinic"];

test("a password is kept as a salted argon2id hash in the usual form, with what it cost", async () => {
  const [first, second] = await Promise.all([
    hashPassword("four calm words in a row"),
    hashPassword("four calm words in a row"),
  ]);
  expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(first).not.toBe(second);
  expect(await verifyPassword({ hash: first, password: "four calm words in a row" })).toBe(true);
  expect(await verifyPassword({ hash: first, password: "four calm words in a roW" })).toBe(false);
});

test("the same signs from another keyboard are the same password", async () => {
  const hash = await hashPassword("caf\u00e9 at the r\u00edver side");
  expect(await verifyPassword({ hash, password: "cafe\u0301 at the ri\u0301ver side" })).toBe(true);
});

test("a hash of another kind fits no password, and is no error", async () => {
  for (const hash of ["", "four calm words", "$2b$10$abc", "$argon2i$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA"])
    expect(await verifyPassword({ hash, password: "four calm words" })).toBe(false);
});

test.each([
  ["short pass 123", "15 characters"],
  ["correct horse battery staple", "Many people"],
  ["PasswordPassword", "Many people"],
  ["aaaaaaaabbbbbbbbcccc", "repeats"],
  ["anaruizanaruizanaruiz", "your name"],
  ["riverside tendon clinic 1", "your name"],
  [`x${"9aB".repeat(80)}`, "at most"],
])("“%s” is refused with the reason", (password, reason) => {
  expect(passwordProblem(password, OWN)).toContain(reason);
});

test.each([
  "four calm words in a row",
  "u7#Kp!x92mQz_vTe",
  "naïve blå 雨の日に散歩する人",
  "Tendon-Hiking-April-Cardigan",
])("“%s” is taken", (password) => {
  expect(passwordProblem(password, OWN)).toBeUndefined();
});
