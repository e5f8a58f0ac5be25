import { expect, test } from "vitest";
import { makeAnswer } from "@/lib/server/answer";
import { addSafeHeaders } from "@/lib/server/headers";

function headersOf(...[status, headers]: [number, Record<string, string>]): Map<string, unknown> {
  const answer = makeAnswer(status, headers, "");
  return addSafeHeaders(answer, { siteUrl: "https://clinic.example", isForScript: false }).headers;
}

function policyOf(type: string): unknown {
  return headersOf(200, { "content-type": type }).get("content-security-policy");
}

test("a drawing opened by itself has its colors, and can still load and run nothing", () => {
  expect(policyOf("image/svg+xml")).toBe("default-src 'none'; frame-ancestors 'none'; style-src 'unsafe-inline'");
  expect(policyOf("text/plain; charset=utf-8")).toBe("default-src 'none'; frame-ancestors 'none'");
});

test.each([301, 302, 303, 307, 308, 404, 500])(
  "an answer %d that does not say how long it may be kept is kept by no one",
  (status) => {
    expect(headersOf(status, { location: "/search?q=secret" }).get("cache-control")).toBe("no-store");
  },
);

test("a way to another address may say how long it may be kept; what still stands is left alone", () => {
  expect(headersOf(308, { "cache-control": "public, max-age=60" }).get("cache-control")).toBe("public, max-age=60");
  expect(headersOf(304, {}).has("cache-control")).toBe(false);
});

test("what sets a cookie is kept by no one, whatever it says", () => {
  const headers = { "set-cookie": "session=1", "cache-control": "public, max-age=60" };
  expect(headersOf(200, headers).get("cache-control")).toBe("no-store");
});
