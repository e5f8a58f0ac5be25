import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { placesOfNext } from "@/lib/server/known-paths";
import { multipart, nextPage, nextText, post, speak, startServer } from "@/tests/support/site-server";

const SAFE_HEADERS = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

test.each(["/about", "/nowhere", "/consultation", "/file.txt", "/healthz", "/%zz"])(
  "%s carries every safe header and none that tells what the site is made with",
  async (path) => {
    const next = path === "/file.txt" ? nextText(200, "text") : nextPage("Page", path === "/nowhere" ? 404 : 200);
    const { url } = await startServer({ next });
    const { headers } = await fetch(`${url}${path}`);
    expect(Object.fromEntries(headers)).toMatchObject(SAFE_HEADERS);
    expect(headers.get("permissions-policy")).toContain("camera=()");
    expect(headers.get("content-security-policy")).toMatch(/^default-src 'none';.*frame-ancestors 'none'/);
    expect(headers.get("content-security-policy")).not.toContain("unsafe");
    expect([...headers.keys()].filter((name) => /powered|nextjs/.test(name))).toEqual([]);
    expect(headers.get("strict-transport-security")).toBeNull();
  },
);

test("a site with an https address promises to stay on it", async () => {
  const { url } = await startServer({ siteUrl: "https://clinic.example" });
  const { headers } = await fetch(`${url}/about`);
  expect(headers.get("strict-transport-security")).toBe("max-age=31536000; includeSubDomains");
});

test("where nothing is, that is said without asking Next, whatever is asked for", async () => {
  const asked: string[] = [];
  const { url } = await startServer({
    next: async (request, response) => {
      asked.push(request.url ?? "");
      await nextPage("Rendered")(request, response);
    },
    isOfNext: placesOfNext("public"),
  });
  for (const address of ["/wp-login.php", "/nowhere", "/images/none.svg", "/.env"]) {
    const answer = await fetch(url + address);
    expect([address, answer.status, await answer.text()]).toEqual([address, 404, expect.stringContaining("Not here")]);
  }
  expect(asked).toEqual([]);
  for (const address of ["/search", "/staff/anything", "/_next/static/a.js"]) await fetch(url + address);
  expect(asked).toEqual(["/search", "/staff/anything", "/_next/static/a.js"]);
});

test.each([
  ["/%61bout", "/about"],
  ["/about/?q=1", "/about?q=1"],
  ["/%63onsultation", "/consultation"],
  ["/search/", "/search"],
])("who asks for %s is sent to %s", async (address, usual) => {
  const { url } = await startServer({ next: nextText(500, "was asked") });
  const answer = await fetch(url + address, { redirect: "manual" });
  expect([answer.status, answer.headers.get("location")]).toEqual([308, usual]);
});

test("files of Next keep their caching and are compressed once for all", async () => {
  const { url } = await startServer({
    next: (_request, response) => {
      response.writeHead(200, {
        "content-type": "application/javascript",
        "cache-control": "public, max-age=31536000, immutable",
      });
      response.write("const a = 1;".repeat(200));
      response.end();
    },
  });
  const headers = { "accept-encoding": "br" };
  const first = await fetch(`${url}/_next/static/a.js`, { headers });
  expect(first.headers.get("content-encoding")).toBe("br");
  expect(first.headers.get("cache-control")).toContain("immutable");
  expect(first.headers.get("vary")).toBe("Accept-Encoding");
  expect(await first.text()).toBe("const a = 1;".repeat(200));
  expect(await (await fetch(`${url}/_next/static/a.js?x=1`, { headers })).text()).toBe("const a = 1;".repeat(200));
});

test("pictures and short texts are sent as they are", async () => {
  const { url } = await startServer({ next: nextText(200, "short") });
  const { headers } = await fetch(`${url}/robots.txt`, { headers: { "accept-encoding": "br, gzip" } });
  expect(headers.get("content-encoding")).toBeNull();
});

test("the health check answers in plain words", async () => {
  const { url } = await startServer();
  const response = await fetch(`${url}/healthz`);
  expect([response.status, await response.text()]).toEqual([200, "ok\n"]);
});

test.each(["Connection: Upgrade, close\r\nUpgrade: h2c", "Connection: close\r\nExpect: foo"])(
  "a request that also says “%s” is answered like any other",
  async (headers) => {
    const { port } = await startServer();
    const { answer } = await speak(port, `GET /about HTTP/1.1\r\nHost: x\r\n${headers}\r\n\r\n`);
    expect(await answer).toMatch(/^HTTP\/1\.1 200 [\s\S]*nosniff[\s\S]*About us/);
  },
);

test("what is not HTTP, or too much of it, is answered with a page", async () => {
  const { port } = await startServer();
  expect(await (await speak(port, "nonsense\r\n\r\n")).answer).toMatch(/^HTTP\/1\.1 400 [\s\S]*could not be shown/);
  const { answer } = await speak(port, "nonsense\r\n\r\n");
  for (const [name, value] of Object.entries(SAFE_HEADERS)) expect(await answer).toContain(`${name}: ${value}\r\n`);
  const huge = `GET / HTTP/1.1\r\nHost: x\r\nCookie: ${"a".repeat(20_000)}\r\n\r\n`;
  expect(await (await speak(port, huge)).answer).toMatch(/^HTTP\/1\.1 431 /);
});

test("a visitor who leaves while Next works does no harm", async () => {
  const { promise: answered, resolve: answerNow } = Promise.withResolvers<void>();
  const { port, url, logged } = await startServer({
    next: async (request, response) => {
      if (request.url === "/slow") await answered;
      await nextPage("Page")(request, response);
    },
  });
  const { socket } = await speak(port, "GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
  await wait(20);
  socket.destroy();
  await wait(20);
  answerNow();
  expect((await fetch(`${url}/next`)).status).toBe(200);
  expect(logged).toEqual([]);
});

test("at shutdown an answer in progress is finished, and nothing new is taken", async () => {
  const { promise: answered, resolve: answerNow } = Promise.withResolvers<void>();
  const { promise: asked, resolve: isAsked } = Promise.withResolvers<void>();
  const { url, close } = await startServer({
    next: async (request, response) => {
      isAsked();
      await answered;
      await nextPage("Saved")(request, response);
    },
  });
  const inProgress = post(`${url}/consultation`);
  await asked;
  const closed = close();
  await expect(fetch(`${url}/about`)).rejects.toThrow();
  answerNow();
  const response = await inProgress;
  expect(await response.text()).toContain("Saved");
  await closed;
});

test("at shutdown a stalled upload is told that it was not sent, and does not hold the server", async () => {
  const { port, close } = await startServer({ patience: { closingBodies: 20 } });
  const { body, type } = multipart({ name: "Ada" });
  const { answer } = await speak(
    port,
    `POST /consultation HTTP/1.1\r\nHost: x\r\nOrigin: http://localhost:3000\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n--`,
  );
  await wait(20);
  await close();
  expect(await answer).toMatch(/^HTTP\/1\.1 503 [\s\S]*Your request was not sent[\s\S]*being restarted/);
});

test("at shutdown what never ends is cut", async () => {
  const { port, close } = await startServer({ patience: { closing: 30 } });
  const { answer } = await speak(port, "GET / HTTP/1.1\r\nHost:");
  await wait(20);
  await close();
  expect(await answer).toBe("");
});

test("at shutdown connections that wait for the next request are closed", async () => {
  const { port, close } = await startServer();
  const { answer } = await speak(port, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  await wait(50);
  await close();
  expect(await answer).toContain("ok");
});

test("a post that announces no body is answered at once", async () => {
  const { port } = await startServer();
  const { answer } = await speak(
    port,
    "POST /consultation HTTP/1.1\r\nHost: x\r\nOrigin: http://localhost:3000\r\nConnection: close\r\n\r\n",
  );
  expect(await answer).toMatch(/^HTTP\/1\.1 4\d\d [\s\S]*Your request was not sent/);
});

test("on a connection that stays open, one request after another is answered", async () => {
  const { port } = await startServer();
  const get = (path: string, more = "") => `GET ${path} HTTP/1.1\r\nHost: x\r\n${more}\r\n`;
  const { answer } = await speak(port, get("/about") + get("/search") + get("/about", "Connection: close\r\n"));
  expect((await answer).match(/HTTP\/1\.1 200/g)).toHaveLength(3);
});

test("only where a person is signed in does a page let go of the window that led to it, since that makes a phone wait", async () => {
  const { url } = await startServer();
  const policyOf = async (path: string) =>
    (await fetch(`${url}${path}`, { headers: { accept: "text/html" } })).headers.get("cross-origin-opener-policy");
  expect(await policyOf("/staff")).toBe("same-origin");
  for (const path of ["/about", "/consultation", "/nowhere"]) expect(await policyOf(path), path).toBeNull();
});
