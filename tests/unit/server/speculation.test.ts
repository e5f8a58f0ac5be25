import { expect, test } from "vitest";
import { z } from "zod";
import { nextPage, startServer } from "@/tests/support/site-server";

const rulesSchema = z.strictObject({
  prefetch: z.array(
    z.strictObject({
      where: z.strictObject({ and: z.array(z.record(z.string(), z.unknown())) }),
      eagerness: z.literal("moderate"),
    }),
  ),
});

test("a document tells the browser where the rules for fetching ahead are, and they come from this site", async () => {
  const { url } = await startServer();
  const { headers } = await fetch(`${url}/about`);
  expect(headers.get("speculation-rules")).toBe('"/speculation-rules.json"');

  const rules = await fetch(`${url}/speculation-rules.json`);
  expect(rules.status).toBe(200);
  expect(rules.headers.get("content-type")).toBe("application/speculationrules+json");
  expect(rules.headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'");
  expect(rulesSchema.safeParse(await rules.json()).error).toBeUndefined();
});

test("the rules only ever fetch, and never the form, what staff see, or a search", async () => {
  const { url } = await startServer();
  const rules = await (await fetch(`${url}/speculation-rules.json`)).text();
  expect(rules).not.toContain("prerender");
  for (const path of ["/consultation*", "/staff*", "/search*", "/readyz", "/*.*"]) expect(rules).toContain(`"${path}"`);
});

test("the form's page, and what is rendered for one visitor, name no rules", async () => {
  const { url } = await startServer({ next: nextPage("Form") });
  for (const path of ["/consultation", "/search?q=tendon"]) {
    expect((await fetch(url + path)).headers.get("speculation-rules"), path).toBeNull();
  }
});

test("nothing can be sent to the rules", async () => {
  const { url } = await startServer();
  const response = await fetch(`${url}/speculation-rules.json`, { method: "POST", body: "x" });
  expect(response.status).toBe(405);
  expect(response.headers.get("allow")).toBe("GET, HEAD");
});
