import path from "node:path";
import { expect, test } from "vitest";
import { readSettings } from "@/lib/settings";
import { partsOf, placeName } from "@/lib/store/schema";

test("an empty environment gives settings that work", () => {
  expect(readSettings({})).toMatchObject({
    ok: true,
    settings: { port: 3000, siteUrl: "http://localhost:3000", dataDir: path.resolve(".data") },
  });
});

test.each([
  [{ PORT: "abc" }, "PORT must be a number"],
  [{ PORT: "99999" }, "PORT must be between 1 and 65535"],
  [{ SITE_URL: "clinic.example" }, "SITE_URL must be a full address"],
  [{ BUILD_DIR: "content" }, "BUILD_DIR must be a name that begins with .next"],
  [{ BUILD_DIR: "../elsewhere" }, "BUILD_DIR must be a name that begins with .next"],
  [{ DATA_DIR: "public" }, "DATA_DIR must not be"],
  [{ SMTP_URL: "https://mail.example" }, "SMTP_URL must be an address"],
  [{ MAIL_FROM: "the desk" }, "MAIL_FROM must be an e-mail address"],
  [{ TRUST_PROXY: "nginx" }, "TRUST_PROXY must be the address of your proxy"],
  [{ TRUST_PROXY: "10.0.0.0/33" }, "TRUST_PROXY must be the address of your proxy"],
  [{ TRUST_PROXY: "0.0.0.0/0" }, "TRUST_PROXY must be the address of your proxy"],
  [{ TRUST_PROXY: "127.0.0.1, " }, "TRUST_PROXY must be the address of your proxy"],
  [{ REQUEST_LIMITS: "none" }, "REQUEST_LIMITS must be on"],
  [{ DATA_DIR: "public/kept" }, "DATA_DIR must not be"],
  [{ DATA_DIR: "." }, "DATA_DIR must not be"],
])("%o is refused in one line that says what to change", (environment, reason) => {
  expect(readSettings(environment)).toEqual({ ok: false, reason: expect.stringContaining(reason) });
});

test("patients' data may lie anywhere outside the project, and in a hidden folder within it", () => {
  for (const DATA_DIR of ["/var/lib/clinic", ".data-test", "../kept"]) expect(readSettings({ DATA_DIR }).ok).toBe(true);
});

test("a proxy is named by its address or its network, several with commas between them", () => {
  const read = readSettings({ TRUST_PROXY: "127.0.0.1, 10.0.0.0/8,::1, 2001:db8::/32" });
  expect(read).toMatchObject({
    ok: true,
    settings: { trustedProxies: ["127.0.0.1", "10.0.0.0/8", "::1", "2001:db8::/32"], requestLimits: true },
  });
});

const LOCAL = "postgres://clinic:secret-word@localhost/clinic";

test.each([
  "clinic",
  "mysql://clinic:secret-word@localhost/clinic",
  "postgres://clinic:secret-word/5@localhost/clinic",
  "postgres://clinic:secret-word%@localhost/clinic",
  "postgres://clinic:secret-word@localhost",
  "postgres:///clinic",
  `${LOCAL}?sslmode=prefer`,
  `${LOCAL}?sslmode=no-verify`,
  `${LOCAL}?ssl=0`,
  `${LOCAL}?host=elsewhere.example`,
  `${LOCAL}?sslmode=verify-full&sslmode=disable`,
])("the address of a database %s is refused in one line, without the password", (DATABASE_URL) => {
  const read = readSettings({ DATABASE_URL });
  expect(read).toEqual({ ok: false, reason: expect.stringContaining("DATABASE_URL") });
  expect(JSON.stringify(read)).not.toMatch(/secret|\n/);
});

test.each([
  [LOCAL, false],
  ["postgresql://clinic@127.0.0.1:6543/clinic", false],
  ["postgres://clinic@[::1]/clinic", false],
  ["postgres:///clinic?host=/run/postgresql", false],
  [`${LOCAL}?sslmode=require`, true],
  ["postgres://clinic:a%40b@db.example/clinic", true],
  ["postgres://clinic@127.evil.example/clinic", true],
  ["postgres://clinic@10.0.0.5/clinic?sslmode=verify-full&sslrootcert=/etc/ca.pem", true],
  ["postgres://clinic@10.0.0.5/clinic?sslmode=disable", false],
])("the database %s is spoken to encrypted: %s", (DATABASE_URL, isEncrypted) => {
  expect(readSettings({ DATABASE_URL })).toMatchObject({ ok: true, settings: { databaseUrl: DATABASE_URL } });
  expect(partsOf(DATABASE_URL)).toMatchObject({ database: "clinic", isEncrypted });
  expect(placeName(DATABASE_URL)).not.toMatch(/secret|a@b|a%40b/);
});
