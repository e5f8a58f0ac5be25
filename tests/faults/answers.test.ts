import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { findByPerson } from "@/lib/consultation/find";
import { canaryForm } from "@/tests/support/canary";
import { IS_LONG, sayNumbers, startFaultSite, theSharedSite, vaultOf } from "@/tests/support/fault-site";
import { bodyOf, type OpenForm, openForm } from "@/tests/support/open-form";
import { type Answered, postBody, postByScript, postForm, saysNotSent } from "@/tests/support/posted-form";

const KB = 1024;
const BOUNDARY = "----qanary";
const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`;

/** A way to send what a person typed that cannot end in a request. */
type Attempt = (form: OpenForm, typed: Typed) => Promise<Answered>;
type Typed = ReturnType<typeof canaryForm>;

/** A whole form with changes: a field is set, or left out when it is undefined. */
function changed(form: OpenForm, typed: Typed, changes: Record<string, string | Blob | undefined>): FormData {
  const data = bodyOf(form, typed);
  for (const [name, value] of Object.entries(changes)) {
    data.delete(name);
    if (value !== undefined) data.append(name, value);
  }
  return data;
}

function changing(changes: Record<string, string | Blob | undefined>): Attempt {
  return (form, typed) => postBody(form.url, changed(form, typed, changes));
}

/** The whole form with other headers than a browser sends. */
function saying(headers: Record<string, string>): Attempt {
  return (form, typed) => postBody(form.url, bodyOf(form, typed), { headers });
}

/** The bytes of a whole form, changed, under a type. */
function sendingBytes(change: (body: string) => string, type = MULTIPART): Attempt {
  return (form, typed) => {
    const parts = [...bodyOf(form, typed)].map(
      ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    return postBody(form.url, change(`${parts.join("")}--${BOUNDARY}--\r\n`), { headers: { "content-type": type } });
  };
}

/** What script sends: the action, and the parts in React's own notation. */
function byScript(parts: Record<string, string>, action?: string): Attempt {
  return (form, typed) => {
    const own = /"id":"(\w+)"/.exec(form.hidden.find(([name]) => name.endsWith(":0"))?.[1] ?? "")?.[1] ?? "";
    const body = bodyOf(form, typed, "_1_");
    for (const [name, value] of Object.entries(parts)) body.append(name, value);
    return postBody(form.url, body, { headers: { "next-action": action ?? own } });
  };
}

/** A form whose action has a number that this build does not know, as a form from before some rebuilds. */
function outOfDate(form: OpenForm): OpenForm {
  const unknown = (value: string) => value.replace(/"id":"(\w\w)\w{10}/, '"id":"$10123456789');
  return { ...form, hidden: form.hidden.map(([name, value]) => [name, unknown(value)]) };
}

function manyFields(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`field${index}`, "x"]));
}

/** What is sent, and the status of the answer. */
const REFUSED: Record<string, [Attempt, number]> = {
  "a message of 300 KB": [changing({ message: "qanary ".repeat(43 * KB) }), 413],
  "a message of 1 MB": [changing({ message: "qanary ".repeat(150 * KB) }), 413],
  "a message of 12 MB": [changing({ message: "qanary ".repeat(1_800 * KB) }), 413],
  "a name of a field of 1 MB": [changing({ ["qanary".repeat(175 * KB)]: "x" }), 413],
  "10,000 fields": [changing(manyFields(10_000)), 413],
  "2,000 fields": [changing(manyFields(2_000)), 400],
  "no boundary": [sendingBytes((body) => body, "multipart/form-data"), 415],
  "another boundary": [sendingBytes((body) => body, "multipart/form-data; boundary=other"), 400],
  "a form that is cut off": [sendingBytes((body) => body.slice(0, -30)), 400],
  "a form that is cut off within its first field": [sendingBytes((body) => body.slice(0, 60)), 400],
  "nothing at all": [sendingBytes(() => ""), 400],
  "a body that is not what it says": [saying({ "content-type": MULTIPART }), 400],
  "a form that names no action": [
    changing({ $ACTION_REF_1: undefined, "$ACTION_1:0": undefined, "$ACTION_1:1": undefined, $ACTION_KEY: undefined }),
    415,
  ],
  "a form that was opened before a rebuild": [(form, typed) => postForm(outOfDate(form), typed), 409],
  "the same by script": [(form, typed) => postByScript(outOfDate(form), typed), 409],
  "an action that is no JSON": [changing({ "$ACTION_1:0": '{"qanary' }), 400],
  "an action without its parts": [changing({ "$ACTION_1:0": undefined }), 400],
  "an action of another kind": [changing({ "$ACTION_1:0": '"$K9"' }), 400],
  "an action by script that nobody knows": [byScript({ 0: "[]" }, "0".repeat(42)), 409],
  "an action by script that is none": [byScript({ 0: "[]" }, "qanary"), 400],
  "parts by script that are no JSON": [byScript({ 0: "qanary sings" }), 500],
  "parts by script without an end": [byScript({ 0: "[".repeat(100 * KB) }), 500],
  "another site": [saying({ origin: "https://evil.example" }), 403],
  "a page without an origin": [saying({ origin: "null" }), 403],
  "a page of another site, as the browser says": [saying({ "sec-fetch-site": "cross-site" }), 403],
  "the way that programs send": [
    (form, typed) => postBody(form.url, new URLSearchParams(Object.entries({ ...typed, imaging: "" }))),
    415,
  ],
  JSON: [
    (form, typed) => postBody(form.url, JSON.stringify(typed), { headers: { "content-type": "application/json" } }),
    415,
  ],
  "plain text": [(form, typed) => postBody(form.url, typed.message), 415],
};

test("whatever is wrong with what was sent, the answer is a page that says so, and nothing is stored", async () => {
  const site = theSharedSite();
  const vault = await vaultOf(site);
  const form = await openForm(site.url);
  const outcomes = [];
  for (const [name, [attempt]] of Object.entries(REFUSED)) {
    const typed = canaryForm();
    const logged = reasonsIn(site.printed);
    const answered = await attempt(form, typed);
    await expect.poll(() => reasonsIn(site.printed), { interval: 5 }).toBeGreaterThan(logged);
    const stored = await findByPerson(vault, typed.email);
    outcomes.push([
      name,
      answered.status,
      saysNotSent(answered) ? "not sent" : answered.text.slice(0, 200),
      stored.length,
    ]);
  }
  expect(outcomes).toEqual(Object.entries(REFUSED).map(([name, [, status]]) => [name, status, "not sent", 0]));
});

test("what a form has twice counts once, and what it does not have is left behind", async () => {
  const site = theSharedSite();
  const form = await openForm(site.url);
  const typed = canaryForm();
  const data = bodyOf(form, typed);
  data.append("name", "Somebody Else");
  data.append("attachment", new Blob(["qanary"]), "qanary.txt");
  const { reference = "" } = await postBody(form.url, data);
  const [stored] = await findByPerson(await vaultOf(site), typed.email);
  expect(stored).toMatchObject({ reference, readable: true, answers: { name: typed.name, message: typed.message } });
  expect(JSON.stringify(stored)).not.toMatch(/Somebody|qanary.txt/);
});

test("a form that is sent as a question for a page is answered with the page, and stored nowhere", async () => {
  const site = theSharedSite();
  const typed = canaryForm();
  const body = await new Request(site.url, { method: "POST", body: bodyOf(await openForm(site.url), typed) }).text();
  const { port } = new URL(site.url);
  const asked = request({ port, path: "/consultation", headers: { "content-length": Buffer.byteLength(body) } });
  const answered = once(asked, "response");
  asked.end(body);
  const [response] = await answered;
  expect([response.statusCode, response.headers["content-type"]]).toEqual([200, "text/html; charset=utf-8"]);
  response.resume();
  expect(await findByPerson(await vaultOf(site), typed.email)).toEqual([]);
});

if (IS_LONG) {
  test("a form that arrives too slowly is given up with a page after a minute", async () => {
    const { url } = theSharedSite();
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    const headers = `Host: ${hostname}:${port}\r\nOrigin: ${url}\r\nContent-Type: ${MULTIPART}\r\nContent-Length: 900`;
    socket.write(`POST /consultation HTTP/1.1\r\n${headers}\r\n\r\n--${BOUNDARY}`);
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain("<h1>Your request was not sent</h1>");
    expect(answer).toMatch(/href="tel:\+\d+"/);
  });

  test("however often that is repeated, the site does not grow", async () => {
    const site = await startFaultSite();
    const form = await openForm(site.url);
    const sizes: number[] = [];
    for (let round = 0; round < 20; round += 1) {
      for (const [attempt] of Object.values(REFUSED)) await attempt(form, canaryForm());
      sizes.push(megabytesOf(site.process.pid));
    }
    await sayNumbers(`memory in megabytes: ${sizes.filter((_size, round) => round % 4 === 3).join(", ")}`);
    const settled = Math.max(...sizes.slice(5, 10));
    expect(Math.min(...sizes.slice(-4))).toBeLessThan(settled + 50);
  });
}

/** The memory that a process keeps. */
function megabytesOf(pid: number | undefined): number {
  return Math.round(Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / KB);
}

/** How many lines of a log give the reason why a form was not taken. */
function reasonsIn(file: string): number {
  return readFileSync(file, "utf8").match(/"event":"(post-refused|next-failed|request-failed)"/g)?.length ?? 0;
}
