import { setTimeout } from "node:timers/promises";
import { countArrival } from "@/lib/consultation/limits";
import { listRequests } from "@/lib/consultation/requests";
import { transact } from "@/lib/store/transact";
import { fillIn, referenceOn, send, summary } from "../support/consultation-form";
import { kill, startOwnSite } from "../support/own-site";
import { expect, test } from "../support/playwright-test";
import { vaultIn } from "../support/requests";

/** The test speaks like a proxy on this machine. */
const PROXIED = { TRUST_PROXY: "127.0.0.1,::1" };

/** Twice as many as are taken in an hour: of those of the hour before, only a share counts. */
const MANY = 60;

/** As if so many requests of people had come from an address within this hour. */
async function arrived(dataDir: string, address: string, count: number) {
  const { store, hashKey } = await vaultIn(dataDir);
  const sender = { address, network: "203.0.113.0/24" };
  for (let done = 0; done < count; done += 1)
    // The site writes at the same time, so each waits for its turn, as the site itself does.
    await transact(store, (turn) => countArrival(turn, hashKey, { sender, isAutomatic: false, now: new Date() }));
  await store.destroy();
}

test("over the limit a person keeps the text and learns whom to call, and others are not held up", async ({
  browser,
  allowConsole,
}) => {
  allowConsole(/429/);
  const site = await startOwnSite(PROXIED);
  await arrived(site.dataDir, "203.0.113.7", MANY);
  const page = await browser.newPage({ extraHTTPHeaders: { "x-forwarded-for": "203.0.113.7" } });
  await page.goto(`${site.url}/consultation`);
  await fillIn(page);
  // Whoever sends at once is taken for a program.
  await setTimeout(3_000);
  await page.getByLabel("Phone number").fill("55");
  await send(page);
  await expect(summary(page)).toContainText("Enter a phone number with at least 7 digits");
  await page.getByLabel("Phone number").fill("202-555-0143");
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await send(page);
  expect((await answer).status()).toBe(429);
  await expect(summary(page)).toContainText("Your request was not sent. More requests than we can take have come");
  await expect(summary(page).getByRole("link", { name: "+1 202-555-0143" })).toBeVisible();
  await expect(page.getByLabel("Your name")).toHaveValue("Ada Lovelace");

  await page.setExtraHTTPHeaders({ "x-forwarded-for": "203.0.113.8" });
  await send(page);
  const reference = await referenceOn(page);
  await page.close();
  await kill(site);
  const vault = await vaultIn(site.dataDir);
  expect(await listRequests(vault)).toMatchObject([{ reference, automatic: false }]);
  await vault.store.destroy();
});
