import { expect, test, vi } from "vitest";
import { nextPage, nextText, speak, startServer, visit } from "@/tests/support/site-server";

test("a document is answered without asking Next", async () => {
  const { url } = await startServer({
    next: () => {
      throw new Error("asked");
    },
  });
  const response = await fetch(`${url}/about?from=mail`);
  expect(response.status).toBe(200);
  expect(await response.text()).toContain("About us");
});

test.each(["br", "gzip", "identity"])("a browser that takes %s gets a document in it", async (encoding) => {
  const { url } = await startServer();
  const response = await fetch(`${url}/about`, { headers: { "accept-encoding": encoding } });
  expect(response.headers.get("content-encoding")).toBe(encoding === "identity" ? null : encoding);
  expect(response.headers.get("vary")).toBe("Accept-Encoding");
  expect(await response.text()).toContain("About us");
});

test("an encoding that is refused with q=0 is not sent", async () => {
  const { url } = await startServer();
  const response = await fetch(`${url}/about`, { headers: { "accept-encoding": "br;q=0, gzip;q=0.5" } });
  expect(response.headers.get("content-encoding")).toBe("gzip");
});

test("a browser that has the document gets 304 and no words", async () => {
  const { url } = await startServer();
  const first = await fetch(`${url}/about`);
  const tag = first.headers.get("etag") ?? "";
  const second = await fetch(`${url}/about`, { headers: { "if-none-match": `"old", W/${tag}` } });
  expect(second.status).toBe(304);
  expect(await second.text()).toBe("");
  expect(second.headers.get("etag")).toBe(tag);
});

test("HEAD tells the length of a document and sends nothing", async () => {
  const { url } = await startServer();
  const plain = { "accept-encoding": "identity" };
  const get = await fetch(`${url}/about`, { headers: plain });
  const head = await fetch(`${url}/about`, { method: "HEAD", headers: plain });
  expect(head.headers.get("content-length")).toBe(String((await get.arrayBuffer()).byteLength));
  expect(await head.text()).toBe("");
});

test("a page that Next renders on request reaches the reader as a document that is not stored", async () => {
  const { url } = await startServer({ next: nextPage("Found 3 pages") });
  const response = await fetch(`${url}/search?q=tendon`);
  const html = await response.text();
  expect(html).toContain("Found 3 pages");
  expect(html).not.toContain("<script");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.get("etag")).toBeNull();
  expect(response.headers.get("content-security-policy")).toContain("script-src 'none'");
});

test("the form is answered without Next, each time with a stamp of its own, and is not kept", async () => {
  const next = vi.fn();
  const { url } = await startServer({ next });
  const answers = [await fetch(`${url}/consultation`), await fetch(`${url}/consultation?from=here`)];
  expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual([
    expect.stringContaining("The form stamp-1"),
    expect.stringContaining("The form stamp-2"),
  ]);
  for (const { headers } of answers) {
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("etag")).toBeNull();
    expect(headers.get("content-security-policy")).toMatch(
      /script-src 'self' 'sha256-[\w+/=]{44}' 'strict-dynamic'; style-src 'self' 'sha256-/,
    );
    expect(headers.get("content-security-policy")).not.toMatch(/nonce|unsafe/);
  }
  expect(next).not.toHaveBeenCalled();
});

test.each(["/consultation/received?ref=A", "/Consultation"])("%s is not the form and has no script", async (path) => {
  const { url } = await startServer({ next: nextPage("Receipt") });
  expect(await (await fetch(`${url}${path}`)).text()).not.toContain("<script");
});

test("a wrong address gets the page made for it at build, with 404", async () => {
  const { url } = await startServer({ next: nextPage("__next_error__", 404) });
  const response = await fetch(`${url}/nowhere`);
  expect(response.status).toBe(404);
  expect(await response.text()).toContain("Not here");
  expect(response.headers.get("cache-control")).toBe("no-store");
});

test.each(["/nowhere", "/_global-error", "/%5Fglobal-error", "/_not-found", "/404"])(
  "%s has no script and is not kept, whatever the asker says of itself",
  async (path) => {
    const { url } = await startServer({
      next: (request, response) => {
        response.setHeader("cache-control", "s-maxage=31536000");
        return nextPage("Next", request.url === "/nowhere" ? 404 : 200)(request, response);
      },
    });
    for (const rsc of ["true", "1"]) {
      const response = await fetch(`${url}${path}`, { headers: { rsc } });
      expect(response.status).toBe(404);
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(await response.text()).toContain("Not here");
    }
  },
);

test.each([
  ["/robots.txt", 200],
  ["/other.rsc", 200],
  ["/file.js", 404],
])("%s with %s is never left to shared caches for a year", async (path, status) => {
  const { url } = await startServer({
    next: (request, response) => {
      response.setHeader("cache-control", "s-maxage=31536000");
      return nextText(status, "text")(request, response);
    },
  });
  expect((await fetch(`${url}${path}`)).headers.get("cache-control")).toBe("no-store");
});

test.each([
  ["a bare text", nextText(500, "Internal Server Error"), 500],
  ["a page of its own", nextPage("Application error", 500), 500],
  ["a bare refusal", nextText(400, "Bad Request"), 400],
])("a reader never sees %s of Next's, but a page with the clinic's number", async (_name, next, status) => {
  const { url } = await startServer({ next });
  const { html, ...response } = await visit(`${url}/x`);
  expect(response.status).toBe(status);
  expect(html).toContain("This page could not be shown – Test &amp; Clinic");
  expect(html).toContain(`href="tel:+12025550143"`);
  expect(html).not.toMatch(/Internal|Application error|Bad Request/);
});

test("a page that cannot be a document is not shown broken", async () => {
  const { url, logged } = await startServer({
    next: (_request, response) => {
      response.setHeader("content-type", "text/html");
      response.end(`<p style="color:red">secret words</p>`);
    },
  });
  const response = await fetch(`${url}/x`);
  expect(response.status).toBe(500);
  expect(await response.text()).toContain("could not be shown");
  expect(JSON.stringify(logged)).not.toContain("secret");
});

test("when Next throws, the reader gets a page and the log no message", async () => {
  const { url, logged } = await startServer({
    next: () => {
      throw new TypeError("secret words");
    },
  });
  const response = await fetch(`${url}/x`);
  expect(response.status).toBe(500);
  const details = { error: "TypeError", code: undefined, fault: expect.stringMatching(/^\d{3}-\d{3}$/) };
  expect(logged).toEqual([{ event: "request-failed", details }]);
});

test("an address that climbs with dots is refused before Next sees it", async () => {
  const { port } = await startServer();
  for (const path of ["/_next/../_global-error", "/a/%2e%2e/b", "/.."]) {
    const { answer } = await speak(port, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(await answer).toMatch(/^HTTP\/1\.1 400 [\s\S]*The address is not one/);
  }
});

test("an address that is not whole is refused before Next sees it", async () => {
  const { url } = await startServer();
  const response = await fetch(`${url}/%zz`);
  expect(response.status).toBe(400);
  expect(await response.text()).toContain("The address is not one");
});
