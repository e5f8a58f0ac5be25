import path from "node:path";
import { expect, test } from "vitest";
import { readSettings } from "@/lib/settings";

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
