import { once } from "node:events";
import { request as ask, createServer } from "node:http";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/playwright-test";

const TOPIC = "/achilles-tendon-rupture";

/** Stands before the site and notes what a browser really asks for, since what it fetches ahead shows in no page. */
async function startWitness(site: string) {
  const asked: { path: string; purpose: string }[] = [];
  const server = createServer((incoming, outgoing) => {
    asked.push({ path: incoming.url ?? "", purpose: String(incoming.headers["sec-purpose"] ?? "") });
    const { method, headers } = incoming;
    const onward = ask(new URL(incoming.url ?? "/", site), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  server.listen(0, "localhost");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { url: `http://localhost:${port}`, asked, close: () => server.close() };
}

/** How the page that is open now came: “navigational-prefetch” when the browser had fetched it ahead. */
function deliveryOf(page: Page): Promise<unknown> {
  return page.evaluate(() => {
    const [entry] = performance.getEntriesByType("navigation");
    return entry && "deliveryType" in entry ? entry.deliveryType : null;
  });
}

test("a page is fetched while the pointer rests on its link; the form and the notes of a page are not", async ({
  page,
  baseURL,
}) => {
  const witness = await startWitness(baseURL ?? "");
  await page.goto(`${witness.url}${TOPIC}/evidence`);
  await expect.poll(() => witness.asked.map(({ path }) => path)).toContain("/speculation-rules.json");
  await page.locator("sup a").first().hover();
  await page.getByRole("link", { name: "Ask us" }).hover();
  const next = page.locator('a[rel="next"]');
  await next.hover();
  const fetched = () => witness.asked.filter(({ purpose }) => purpose.includes("prefetch")).map(({ path }) => path);
  await expect.poll(fetched).toContain(`${TOPIC}/faq`);

  await next.click();
  await expect(page).toHaveURL(/\/faq$/);
  expect(await deliveryOf(page)).toBe("navigational-prefetch");
  // On its way the pointer may come to rest on other pages of the topic, which stay in sight beside the text.
  expect(fetched().filter((path) => !path.startsWith(TOPIC) || path.includes("evidence"))).toEqual([]);
  witness.close();
});

test("one page fades into the next, unless the reader wants less motion", async ({ page }) => {
  await page.addInitScript(() => {
    window.addEventListener("pagereveal", (event) => {
      document.documentElement.dataset.fades = String(event.viewTransition !== null);
    });
  });
  for (const reducedMotion of ["no-preference", "reduce"] as const) {
    await page.emulateMedia({ reducedMotion });
    await page.goto("/about");
    await page.getByRole("link", { name: "Privacy", exact: true }).click();
    await expect(page).toHaveURL(/\/privacy$/);
    await expect(page.locator("html")).toHaveAttribute("data-fades", String(reducedMotion === "no-preference"));
  }
});
