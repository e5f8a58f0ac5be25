import { expect, test } from "vitest";
import { makeAnswer } from "@/lib/server/answer";
import { addSafeHeaders } from "@/lib/server/headers";

function policyOf(type: string): unknown {
  const answer = makeAnswer(200, { "content-type": type }, "");
  const safe = addSafeHeaders(answer, { siteUrl: "https://clinic.example", isForScript: false });
  return safe.headers.get("content-security-policy");
}

test("a drawing opened by itself has its colors, and can still load and run nothing", () => {
  expect(policyOf("image/svg+xml")).toBe("default-src 'none'; frame-ancestors 'none'; style-src 'unsafe-inline'");
  expect(policyOf("text/plain; charset=utf-8")).toBe("default-src 'none'; frame-ancestors 'none'");
});
