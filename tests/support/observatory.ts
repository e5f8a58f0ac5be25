import { directivesOf, judgePolicy } from "./observatory-policy.ts";

/** What is known of one answer of a site with https. Names of headers are in small letters, `cookies` its Set-Cookie lines. */
export type Observed = {
  headers: ReadonlyMap<string, string>;
  cookies: string[];
  html: string;
  /** Whether the server in front leads from http to https at the same name, as `lib/server/nginx.conf` does. */
  leadsToHttps: boolean;
};

/** One test, what came out, and the points for it. */
export type Finding = { test: string; result: string; points: number };

/**
 * The points of each result, from SCORE_TABLE in src/grader/charts.js of mdn/mdn-http-observatory, which
 * https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring publishes. Read in November 2026. The program
 * itself asks a site over the internet and brings a web server and a database, so its sums are done here.
 */
const POINTS = {
  "content-security-policy": {
    ...{ "none and no unsafe": 10, "no unsafe": 5, "unsafe styles": 0, "insecure pictures": -10, "unsafe-eval": -10 },
    ...{ "unsafe-inline": -20, "insecure scheme": -20, invalid: -25, missing: -25 },
  },
  cookies: { "secure, apart and same-site": 5, none: 0, secure: 0, "not secure": -20, "open to script": -30 },
  "cross-origin sharing": { none: 0, everyone: 0, "with credentials": -50 },
  redirection: { "to https": 0, missing: -20 },
  "referrer-policy": { private: 5, missing: 0, unsafe: -5, invalid: -5 },
  "strict-transport-security": { "six months": 0, "less than six months": -10, missing: -20, invalid: -20 },
  "subresource integrity": {
    "no script": 0,
    "own scripts": 0,
    checked: 5,
    "foreign scripts": -5,
    "insecure scripts": -50,
  },
  "x-content-type-options": { nosniff: 0, missing: -5, invalid: -5 },
  "x-frame-options": { "by the policy": 5, set: 0, missing: -20, invalid: -20 },
  "cross-origin-resource-policy": { "same origin": 10, "same site": 10, "cross origin": 0, missing: 0, invalid: -5 },
} as const;

/** From how many points on those above 100 are added: MINIMUM_SCORE_FOR_EXTRA_CREDIT of the same file. */
const ENOUGH = 90;

/** Half a year less some days, in seconds: SIX_MONTHS in src/analyzer/tests/strict-transport-security.js. */
const SIX_MONTHS = 15_552_000;

const PRIVATE = ["no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"];
const UNSAFE = ["origin", "origin-when-cross-origin", "unsafe-url", "no-referrer-when-downgrade"];

/**
 * The score that the MDN HTTP Observatory would give for such an answer, and what it is the sum of (src/scanner/index.js):
 * 100 less what is amiss, and what is more than asked for only where 90 are left. What is not judged: the list of sites
 * that browsers know to have https, which would add 5.
 */
export function observe(observed: Observed): { score: number; findings: Finding[] } {
  const policy = observed.headers.get("content-security-policy");
  const findings = [
    finding("content-security-policy", judgePolicy(policy)),
    finding("cookies", judgeCookies(observed.cookies)),
    finding("cross-origin sharing", judgeSharing(observed.headers)),
    finding("redirection", observed.leadsToHttps ? "to https" : "missing"),
    finding("referrer-policy", judgeReferrer(observed.headers.get("referrer-policy"))),
    finding("strict-transport-security", judgeHttpsOnly(observed.headers.get("strict-transport-security"))),
    finding("subresource integrity", judgeScripts(observed.html)),
    finding("x-content-type-options", judgeType(observed.headers.get("x-content-type-options"))),
    finding("x-frame-options", judgeFrames(observed.headers.get("x-frame-options"), policy)),
    finding("cross-origin-resource-policy", judgeResource(observed.headers.get("cross-origin-resource-policy"))),
  ];
  const amiss = findings.reduce((sum, { points }) => sum + Math.min(points, 0), 100);
  const more = findings.reduce((sum, { points }) => sum + Math.max(points, 0), 0);
  return { score: Math.max(0, amiss >= ENOUGH ? amiss + more : amiss), findings };
}

function finding<Test extends keyof typeof POINTS>(test: Test, result: keyof (typeof POINTS)[Test] & string): Finding {
  return { test, result, points: Number(POINTS[test][result]) };
}

/** Names with “sess” or “login” count as sessions, which script must not reach. Judged as where https is not promised. */
function judgeCookies(cookies: string[]) {
  const all = cookies.map((line) => line.toLowerCase());
  if (all.length === 0) return "none";
  if (all.some((line) => /^[^=]*(sess|login)/.test(line) && !/; *httponly/.test(line))) return "open to script";
  if (all.some((line) => !/; *secure/.test(line))) return "not secure";
  return all.every((line) => /; *samesite=(lax|strict|none)/.test(line)) ? "secure, apart and same-site" : "secure";
}

/** The Observatory asks with an origin of its own; whoever gets credentials for any origin has said it back. */
function judgeSharing(headers: Observed["headers"]) {
  const origin = headers.get("access-control-allow-origin");
  if (origin === undefined) return "none";
  return origin !== "*" && headers.get("access-control-allow-credentials") === "true" ? "with credentials" : "everyone";
}

function judgeReferrer(header: string | undefined) {
  if (header === undefined) return "missing";
  const known = header.split(",").map((each) => each.trim().toLowerCase());
  const last = known.findLast((each) => [...PRIVATE, ...UNSAFE].includes(each));
  if (last === undefined) return "invalid";
  return PRIVATE.includes(last) ? "private" : "unsafe";
}

function judgeHttpsOnly(header: string | undefined) {
  if (header === undefined) return "missing";
  const age = /(?:^|;)\s*max-age=(\d+)/i.exec(header)?.[1];
  if (age === undefined || header.includes(",")) return "invalid";
  return Number(age) < SIX_MONTHS ? "less than six months" : "six months";
}

/** A script of another host must come over https and name its hash. */
function judgeScripts(html: string) {
  const tags = [...html.matchAll(/<script\b[^>]*>/gi)].map(([tag]) => tag);
  const addressed = tags.filter((tag) => /\ssrc=/i.test(tag));
  const foreign = addressed.filter((tag) => /\ssrc="?(https?:)?\/\//i.test(tag));
  const unchecked = foreign.filter((tag) => !/\sintegrity=/i.test(tag));
  if (unchecked.some((tag) => !/\ssrc="?https:/i.test(tag))) return "insecure scripts";
  if (unchecked.length > 0) return "foreign scripts";
  if (addressed.some((tag) => /\sintegrity=/i.test(tag))) return "checked";
  return tags.length === 0 ? "no script" : "own scripts";
}

function judgeType(header: string | undefined) {
  if (header === undefined) return "missing";
  return header.trim().toLowerCase() === "nosniff" ? "nosniff" : "invalid";
}

/** The policy wins over the older header. */
function judgeFrames(header: string | undefined, policy = "") {
  if (directivesOf(policy)?.has("frame-ancestors")) return "by the policy";
  if (header === undefined) return "missing";
  return /^(deny|sameorigin|allow-from.*)$/i.test(header.trim()) ? "set" : "invalid";
}

function judgeResource(header: string | undefined) {
  if (header === undefined) return "missing";
  const value = header.trim().toLowerCase();
  if (value === "same-origin") return "same origin";
  if (value === "same-site") return "same site";
  return value === "cross-origin" ? "cross origin" : "invalid";
}
