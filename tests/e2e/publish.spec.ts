import { readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { siteWithOwnContent } from "../support/own-content";
import { kill } from "../support/own-site";
import { expect, test } from "../support/playwright-test";

const PAGE = "/achilles-tendon-rupture/faq";

test("an edited page is shown as a document while the site runs, and a broken one changes nothing", async ({
  page,
}) => {
  const { site, edit, file, publish } = await siteWithOwnContent();
  const before = await fetch(site.url + PAGE);
  const tag = before.headers.get("etag") ?? "";
  expect((await stat(path.join(site.dataDir, "site.sock"))).mode & 0o777, "only who runs the site may ask").toBe(0o600);

  await edit("achilles-tendon-rupture/faq.mdx", (text) => `${text}\n## One more thing\n\nNobody knows this yet.\n`);
  expect((await publish()).stdout).toContain(`  ${PAGE}\n`);
  await page.goto(site.url + PAGE);
  await expect(page.getByRole("heading", { name: "One more thing" })).toBeVisible();
  await expect(page.locator("script:not([type='application/ld+json'])")).toHaveCount(0);
  const after = await fetch(site.url + PAGE, { headers: { "if-none-match": tag } });
  expect(after.status, "who had the page before gets the new one").toBe(200);
  expect(after.headers.get("content-security-policy")).toContain("script-src 'none'");
  await page.goto(`${site.url}/search?q=one+more+thing`);
  await expect(page.getByRole("link", { name: "One more thing" })).toBeVisible();

  const again = await publish();
  expect(again.stdout).toContain("nothing has changed");

  await edit("achilles-tendon-rupture/faq.mdx", (text) => `${text}\nThis cures every tear.\n`);
  const refused = await publish();
  expect([refused.code, refused.stderr]).toEqual([
    1,
    expect.stringContaining("content/achilles-tendon-rupture/faq.mdx:"),
  ]);
  await page.goto(site.url + PAGE);
  await expect(page.getByRole("heading", { name: "One more thing" })).toBeVisible();
  await expect(page.getByText("This cures every tear")).toHaveCount(0);

  // A whole page comes and goes, with all that leads to it, and the clinic's number changes everywhere.
  await edit("achilles-tendon-rupture/faq.mdx", (text) => text.replace("\nThis cures every tear.\n", ""));
  const words = (await readFile(file("clinic/accessibility.mdx"), "utf8"))
    .replace(/^title: .*$/m, "title: Getting here")
    .replace(/^short: .*$/m, "short: Getting here")
    .replace(/^order: .*$/m, "order: 77");
  await writeFile(file("clinic/way.mdx"), words);
  await edit("clinic.yaml", (text) => text.replaceAll("202-555-0143", "202-555-0199"));
  expect((await publish()).stdout).toContain("  /way\n");
  await page.goto(site.url);
  await page.getByRole("contentinfo").getByRole("link", { name: "Getting here" }).click();
  await expect(page).toHaveURL(`${site.url}/way`);
  await expect(page.getByRole("contentinfo")).toContainText("202-555-0199");
  expect(await (await fetch(`${site.url}/sitemap.xml`)).text()).toContain("/way<");
  await page.goto(`${site.url}/consultation`);
  await expect(page.getByText("202-555-0199").first()).toBeVisible();
  const refusal = await fetch(`${site.url}/about`, { method: "POST", headers: { accept: "text/html" } });
  expect(await refusal.text()).toContain("202-555-0199");

  await rm(file("clinic/way.mdx"));
  expect((await publish()).code).toBe(0);
  expect((await fetch(`${site.url}/way`)).status).toBe(404);

  await kill(site);
  expect((await publish()).stderr).toContain("No site runs here");
});
