import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { type FakeNext, multipart, nextPage, nextText, post, speak, startServer } from "@/tests/support/site-server";

const NOT_SENT = "<h1>Your request was not sent</h1>";
const FORM = "/consultation";

/** A stand-in for Next that keeps what it was given. */
function recorder() {
  const seen: { body: string; headers: Record<string, unknown>; url: string | undefined }[] = [];
  const next: FakeNext = async (request, response) => {
    seen.push({ body: await text(request), headers: request.headers, url: request.url });
    response.writeHead(303, { location: "/consultation/received?ref=A" }).end();
  };
  return { seen, next };
}

test("a whole form from the site's own page reaches Next byte for byte", async () => {
  const { seen, next } = recorder();
  const { url } = await startServer({ next });
  const { body } = multipart({ name: "Zoë 🙂 مرحبا", message: "line\r\nline" });
  const response = await post(`${url}${FORM}`, {}, body);
  expect(response.status).toBe(303);
  expect(response.headers.get("location")).toBe("/consultation/received?ref=A");
  expect(seen[0]?.body).toBe(body);
  expect(seen[0]?.headers["content-length"]).toBe(String(Buffer.byteLength(body)));
});

test.each([
  ["from another site", { origin: "https://evil.example" }],
  ["from another port of this machine", { origin: "http://localhost:3001" }],
  ["with the site's name and another scheme", { origin: "https://localhost:3000" }],
  ["from a page without an origin", { origin: "null" }],
  ["from nowhere", { origin: null }],
  ["that the browser calls cross-site", { "sec-fetch-site": "cross-site" }],
  ["that the browser calls same-site", { "sec-fetch-site": "same-site" }],
  ["with a forged forwarded host", { origin: "https://evil.example", "x-forwarded-host": "evil.example" }],
  ["with a forged host", { origin: "https://evil.example", host: "evil.example" }],
])("a post %s is refused with a page that says so", async (_name, headers) => {
  const { seen, next } = recorder();
  const { url, logged } = await startServer({ next });
  const response = await post(`${url}${FORM}`, headers);
  expect(response.status).toBe(403);
  expect(await response.text()).toContain(NOT_SENT);
  expect(seen).toEqual([]);
  expect(logged[0]?.event).toBe("post-refused");
});

test.each([
  ["localhost by its number", { origin: "http://127.0.0.1:3000" }, "127.0.0.1:3000"],
  ["localhost by its long number", { origin: "http://[::1]:3000" }, "[::1]:3000"],
  ["a browser that says same-origin and no more", { origin: null, "sec-fetch-site": "same-origin" }, "localhost:3000"],
])("on the developer's machine %s is the same site", async (_name, headers, host) => {
  const { seen, next } = recorder();
  const { url } = await startServer({ next });
  expect((await post(`${url}${FORM}`, headers)).status).toBe(303);
  expect(seen[0]?.headers.host).toBe(host);
});

test("the log names no address that this site does not have: somebody may have typed a name into it", async () => {
  const { url, logged } = await startServer();
  for (const path of [FORM, "/ada/lovelace/left-knee"]) await post(`${url}${path}`, { origin: "https://evil.example" });
  const details = { reason: "other-site" };
  expect(logged.map((line) => line.details)).toEqual([{ path: FORM, ...details }, details]);
});

test("when the site was told a wrong address of its own, the log says so, and the person reads whose mistake it is", async () => {
  const { seen, next } = recorder();
  const { url, logged } = await startServer({ next, siteUrl: "https://clinic.example" });
  const asked: Record<string, string>[] = [
    { origin: url },
    { origin: "https://www.clinic.example", "sec-fetch-site": "same-origin" },
  ];
  for (const headers of asked) {
    const response = await post(`${url}${FORM}`, headers);
    expect(response.status).toBe(403);
    const html = await response.text();
    for (const words of [NOT_SENT, "set up for another address", "our mistake"]) expect(html).toContain(words);
    expect(html).toContain("<dt>Your name</dt><dd>Ada</dd>");
  }
  expect(seen).toEqual([]);
  const refused = { event: "post-refused", details: { path: FORM, reason: "site-url-mismatch" } };
  expect(logged).toEqual([refused, refused]);
});

test("a proxy that nobody has named is told of in the log, once", async () => {
  const { next } = recorder();
  const { url, logged } = await startServer({ next });
  for (const address of ["203.0.113.7", "203.0.113.8"]) await post(`${url}${FORM}`, { "x-forwarded-for": address });
  expect(logged).toEqual([{ event: "proxy-not-named", details: {} }]);
  const named = await startServer({ next, trustedProxies: ["127.0.0.1"] });
  await post(`${named.url}${FORM}`, { "x-forwarded-for": "203.0.113.7" });
  expect(named.logged).toEqual([]);
});

test("a public site takes posts from its own address alone", async () => {
  const { next } = recorder();
  const { url } = await startServer({ next, siteUrl: "https://clinic.example" });
  expect((await post(`${url}${FORM}`, { origin: "https://clinic.example" })).status).toBe(303);
  expect((await post(`${url}${FORM}`, { origin: "http://localhost:3000" })).status).toBe(403);
});

test.each([
  ["urlencoded", "application/x-www-form-urlencoded", "name=Ada", 415],
  ["plain text", "text/plain", "name=Ada", 415],
  ["without a boundary", "multipart/form-data", "x", 415],
  ["with an empty boundary", "multipart/form-data; boundary=", "x", 400],
  ["cut off", multipart({}).type, multipart({ name: "Ada" }).body.slice(0, -10), 400],
  ["of another boundary", "multipart/form-data; boundary=other", multipart({}).body, 400],
  ["of 1,000 fields", multipart({}).type, multipart(manyFields(1_000)).body, 400],
  [
    "without an action, which Next would ignore",
    multipart({}).type,
    multipart({}).body.replace("$ACTION", "name"),
    415,
  ],
])("a body that is %s is refused, not ignored", async (_name, type, body, status) => {
  const { seen, next } = recorder();
  const { url } = await startServer({ next });
  const response = await post(`${url}${FORM}`, { "content-type": type }, body);
  expect(response.status).toBe(status);
  expect(await response.text()).toContain(NOT_SENT);
  expect(seen).toEqual([]);
});

function manyFields(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`field${index}`, "x"]));
}

test.each([1, 12])("a body of more than 256 KB is refused whole, at %s MB too", async (megabytes) => {
  const { seen, next } = recorder();
  const { url } = await startServer({ next });
  const { body } = multipart({ message: "x".repeat(megabytes * 1024 * 1024) });
  const response = await post(`${url}${FORM}`, {}, body);
  expect(response.status).toBe(413);
  expect(await response.text()).toContain("It was too long for us to take.");
  expect(seen).toEqual([]);
});

test("a body of just 256 KB is taken", async () => {
  const { seen, next } = recorder();
  const { url } = await startServer({ next });
  const least = multipart({ message: "" }).body.length;
  const { body } = multipart({ message: "x".repeat(256 * 1024 - least) });
  expect((await post(`${url}${FORM}`, {}, body)).status).toBe(303);
  expect(seen[0]?.body).toHaveLength(256 * 1024);
});

test("a body that does not arrive is given up with a page, and the connection closed", async () => {
  const { port } = await startServer({ maxMilliseconds: 50 });
  const { answer } = await speak(
    port,
    `POST ${FORM} HTTP/1.1\r\nHost: x\r\nOrigin: http://localhost:3000\r\nContent-Length: 500\r\n\r\nhalf`,
  );
  expect(await answer).toMatch(/^HTTP\/1\.1 408 [\s\S]*connection: close[\s\S]*It did not reach us in time/i);
});

test.each([
  [409, "older version of this site"],
  [500, "Something went wrong on our side"],
  [400, "It did not reach us whole"],
  [404, "There is no form at this address"],
])("when Next answers a form with %s in bare text, the patient reads what happened", async (status, words) => {
  const { url } = await startServer({ next: nextText(status, "Server Action unavailable.") });
  const response = await post(`${url}${FORM}`);
  const html = await response.text();
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toContain("text/html");
  expect(html).toContain(NOT_SENT);
  expect(html).toContain(words);
  expect(html).toContain("+1 202-555-0143");
});

/** The number of a fault in what somebody reads. */
function faultIn(text: string) {
  return /When you call, please say: fault (\d{3}-\d{3})\./.exec(text)?.[1];
}

test.each([
  ["answers with 500", nextText(500, "Internal Server Error")],
  ["throws", () => Promise.reject(new Error("Ada has a torn tendon"))],
])(
  "when Next %s, the patient reads a number that the log has too, and the log nothing of the answers",
  async (_name, next) => {
    const { url, logged } = await startServer({ next });
    const { body } = multipart({ message: "torn tendon" });
    const script = { "next-action": "abc", "content-type": "text/plain;charset=UTF-8" };
    for (const headers of [{}, script]) {
      const fault = faultIn(await (await post(`${url}${FORM}`, headers, body)).text());
      expect(fault).toBeDefined();
      expect(logged.at(-1)?.details).toMatchObject({ path: FORM, fault });
    }
    expect(JSON.stringify(logged)).not.toContain("tendon");
  },
);

test("a form that was refused for what it is has no fault to read out", async () => {
  const { url } = await startServer();
  expect(faultIn(await (await post(`${url}${FORM}`, { origin: "null" })).text())).toBeUndefined();
});

test("when a form is not taken, its answers can be copied from the page, and mean nothing there but words", async () => {
  const { url } = await startServer({ next: nextText(409, "Server Action unavailable.") });
  const { body } = multipart({
    noEmergency: "on",
    goal: "sport",
    email: "",
    name: "Ada",
    message: `Zoë 🙂 <script>go()</script>\r\n--\r\n"two"`,
  });
  const html = await (await post(`${url}${FORM}`, {}, body)).text();
  expect(html).toContain(`Zoë 🙂 &lt;script>go()&lt;/script>\r\n--\r\n&quot;two&quot;</dd>`);
  expect(html).toContain("<dt>Your name</dt><dd>Ada</dd>");
  expect(html).toContain("<dd>Getting back to sport</dd>");
  expect(html).not.toMatch(/E-mail|emergency signs/);
  expect(html).not.toContain("<script");
});

test("what another site sent is not repeated", async () => {
  const { url } = await startServer();
  const { body } = multipart({ message: "call this number instead" });
  const response = await post(`${url}${FORM}`, { origin: "https://evil.example" }, body);
  expect(await response.text()).not.toContain("instead");
});

test("an answered form with errors is shown again with its scripts", async () => {
  const { url } = await startServer({ next: nextPage("There is a problem") });
  const response = await post(`${url}${FORM}`);
  expect(response.status).toBe(200);
  expect(await response.text()).toContain("<script");
});

test("the form's script gets every refusal as one line of the type that Next's script reads", async () => {
  const { url } = await startServer({
    next: (_request, response) => {
      response.writeHead(409, { "content-type": "text/plain", "x-nextjs-action-not-found": "1" }).end("unavailable");
    },
  });
  const script = { "next-action": "abc", "content-type": "text/plain;charset=UTF-8" };
  const refused = await post(`${url}${FORM}`, { ...script, origin: "https://evil.example" });
  expect(refused.headers.get("content-type")).toBe("text/plain");
  expect(await refused.text()).toMatch(/^Your request was not sent\. It did not come from the form on this site\./);

  const hidden = await post(`${url}${FORM}`, { ...script, origin: "null" });
  expect(hidden.status).toBe(403);
  expect(await hidden.text()).toMatch(/^Your request was not sent\. Your browser did not say .* Turn off any add-on/);

  const stale = await post(`${url}${FORM}`, script);
  expect(stale.status).toBe(409);
  expect(stale.headers.get("content-type")).toBe("text/plain");
  expect(stale.headers.get("x-nextjs-action-not-found")).toBeNull();
  expect(await stale.text()).toMatch(/^Your request was not sent\. .*older version of this site/);
});

test("nothing can be posted to a document", async () => {
  const { url } = await startServer();
  const response = await post(`${url}/about`);
  expect(response.status).toBe(405);
  expect(response.headers.get("allow")).toBe("GET, HEAD");
  expect(await response.text()).toContain(NOT_SENT);
});

test.each(["PUT", "DELETE", "PATCH", "OPTIONS"])("%s is not allowed", async (method) => {
  const { url } = await startServer();
  const response = await fetch(`${url}${FORM}`, { method });
  expect(response.status).toBe(405);
  expect(response.headers.get("allow")).toBe("GET, HEAD, POST");
});

test("what only a proxy or Next may say is taken out before Next hears it", async () => {
  const { seen, next } = recorder();
  const { url } = await startServer({ next });
  await post(`${url}${FORM}?a=1`, {
    "x-forwarded-host": "evil.example",
    "x-forwarded-for": "1.2.3.4",
    "x-middleware-subrequest": "middleware",
    "x-nextjs-data": "1",
    "x-nonce": "mine",
    "content-security-policy-report-only": "script-src 'nonce-mine'",
    "content-security-policy": "script-src 'nonce-mine'",
    "next-resume": "1",
    "x-action-forwarded": "1",
    "accept-language": "en",
  });
  const names = Object.keys(seen[0]?.headers ?? {});
  expect(names.filter((name) => name.startsWith("x-") || name.startsWith("next-"))).toEqual([]);
  expect(JSON.stringify(seen[0]?.headers)).not.toMatch(/evil|mine/);
  expect(seen[0]?.headers["accept-language"]).toBe("en");
  expect(seen[0]?.url).toBe(`${FORM}?a=1`);
});
