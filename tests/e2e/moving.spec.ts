import { once } from "node:events";
import { request as ask, createServer } from "node:http";
import { expect, test } from "../support/playwright-test";

const TOPIC = "/achilles-tendon-rupture";

/** Stands before the site and notes what a browser really asks for. */
async function startWitness(site: string) {
  const asked: { path: string }[] = [];
  const server = createServer((incoming, outgoing) => {
    asked.push({ path: incoming.url ?? "" });
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

test("a page arrives in one answer: nothing else is asked for, while it is read or when a pointer rests on its links", async ({
  page,
  baseURL,
}) => {
  const witness = await startWitness(baseURL ?? "");
  await page.goto(`${witness.url}${TOPIC}/candidacy`, { waitUntil: "networkidle" });
  await page.locator("sup a").first().hover();
  await page.locator('a[rel="next"]').hover();
  await page.waitForLoadState("networkidle");
  expect(witness.asked.map(({ path }) => path)).toEqual([`${TOPIC}/candidacy`]);
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
