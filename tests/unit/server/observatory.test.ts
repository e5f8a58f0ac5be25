import { expect, test } from "vitest";
import { documentPolicy, scriptedPolicy } from "@/lib/documents/policy";
import { makeAnswer } from "@/lib/server/answer";
import { addSafeHeaders } from "@/lib/server/headers";
import { observe } from "../../support/observatory.ts";
import { judgePolicy } from "../../support/observatory-policy.ts";

const HTML = "<html><head><style>p{color:red}</style></head><body><p>Words</p></body></html>";
const SCRIPTED = HTML.replace("</body>", `<script src="/_next/a.js"></script></body>`);

/** What the Observatory would see of a page of a site whose address has https. */
function seen(policy: string, html: string, isForScript: boolean) {
  const headers = { "content-type": "text/html", "content-security-policy": policy };
  const answer = addSafeHeaders(makeAnswer(200, headers, html), { siteUrl: "https://clinic.example", isForScript });
  const all = new Map([...answer.headers].map(([name, value]) => [name, String(value)]));
  return observe({ headers: all, cookies: [], html, leadsToHttps: true });
}

test("a document's headers reach the best grade of the MDN HTTP Observatory, with nothing amiss", () => {
  const { score, findings } = seen(documentPolicy(HTML), HTML, false);
  expect(findings.filter(({ points }) => points < 0)).toEqual([]);
  expect(score).toBeGreaterThanOrEqual(125);
});

test("so do those of the form, whose page has scripts", () => {
  const { score, findings } = seen(scriptedPolicy(SCRIPTED), SCRIPTED, true);
  expect(findings.filter(({ points }) => points < 0)).toEqual([]);
  expect(score).toBeGreaterThanOrEqual(125);
});

test("an answer without any of these headers gets what the Observatory gives for it", () => {
  const bare = observe({ headers: new Map(), cookies: [], html: HTML, leadsToHttps: true });
  expect(bare.score).toBe(100 - 25 - 20 - 5 - 20);
});

test("what is more than asked for counts only where little is amiss", () => {
  const good = new Map([
    ["content-security-policy", "default-src 'none'; frame-ancestors 'none'"],
    ["x-content-type-options", "nosniff"],
  ]);
  expect(observe({ headers: good, cookies: [], html: HTML, leadsToHttps: true }).score).toBe(80);
  good.set("strict-transport-security", "max-age=31536000");
  expect(observe({ headers: good, cookies: [], html: HTML, leadsToHttps: true }).score).toBe(115);
});

test("a session cookie that script can read, and a script of others that nothing vouches for, are held against it", () => {
  const html = '<script src="https://others.example/a.js"></script>';
  const { findings } = observe({ headers: new Map(), cookies: ["session=1; Secure"], html, leadsToHttps: false });
  const points = Object.fromEntries(findings.map((finding) => [finding.test, finding.points]));
  expect(points).toMatchObject({ cookies: -30, redirection: -20, "subresource integrity": -5 });
});

test.each([
  ["default-src 'none'", "none and no unsafe"],
  ["default-src 'self'", "no unsafe"],
  ["default-src 'none'; style-src 'unsafe-inline'", "unsafe styles"],
  ["default-src 'none'; style-src 'unsafe-inline' 'sha256-a='", "none and no unsafe"],
  ["default-src 'self'; img-src http://others.example", "insecure pictures"],
  ["default-src 'self'; frame-src http://others.example", "insecure scheme"],
  ["default-src 'self'; script-src 'self' 'unsafe-eval'", "unsafe-eval"],
  ["script-src 'self'", "unsafe-inline"],
  ["default-src 'none'; script-src 'strict-dynamic'", "invalid"],
  ["default-src 'none'; default-src 'self'", "invalid"],
])("the policy %s is judged as the Observatory does: %s", (policy, result) => {
  expect(judgePolicy(policy)).toBe(result);
});
