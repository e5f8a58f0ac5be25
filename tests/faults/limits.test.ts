import { expect, test } from "vitest";
import { listRequests } from "@/lib/consultation/requests";
import { ONCE_KEY_NAME } from "@/lib/consultation/schema";
import { canaryForm } from "@/tests/support/canary";
import { IS_LONG, startFaultSite, vaultOf } from "@/tests/support/fault-site";
import { bodyOf, openForm } from "@/tests/support/open-form";
import { kill } from "@/tests/support/own-site";
import { type Answered, postBody, saysNotSent } from "@/tests/support/posted-form";

/** The tests speak like a proxy on this machine. */
const BEHIND_PROXY = { REQUEST_LIMITS: "on", TRUST_PROXY: "127.0.0.1,::1" };

/** Sends the form without the stamp of its page, as a program may do; `from` is what the proxy writes down. */
async function sendFrom(from: string, url: string): Promise<Answered> {
  const opened = await openForm(url);
  const form = { ...opened, hidden: opened.hidden.filter(([name]) => name !== ONCE_KEY_NAME) };
  return postBody(url, bodyOf(form, canaryForm()), { headers: { "x-forwarded-for": from } });
}

test("a program is slowed, also after a restart and behind a false address, and what it sent is set apart", async () => {
  const site = await startFaultSite(BEHIND_PROXY);
  for (let count = 0; count < 5; count += 1) expect((await sendFrom("203.0.113.7", site.url)).status).toBe(303);
  const refused = await sendFrom("203.0.113.7", site.url);
  expect(refused.status).toBe(429);
  expect(saysNotSent(refused)).toBe(true);
  expect(refused.text).toContain(`value="${canaryForm().name}"`);
  await kill(site);

  const again = await startFaultSite({ ...BEHIND_PROXY, DATA_DIR: site.dataDir });
  expect((await sendFrom("198.51.100.1, 203.0.113.7", again.url)).status).toBe(429);
  expect((await sendFrom("203.0.113.8", again.url)).status).toBe(303);
  const vault = await vaultOf(site);
  const stored = await listRequests(vault);
  expect(stored.map(({ automatic }) => automatic)).toEqual(Array(6).fill(true));
  const mails = await vault.store.selectFrom("outbox").select("kind").execute();
  expect(mails).toEqual(Array(3).fill({ kind: "notice" }));
});

async function expectNoTrust() {
  const site = await startFaultSite({ REQUEST_LIMITS: "on" });
  for (let count = 0; count < 7; count += 1) expect((await sendFrom("203.0.113.7", site.url)).status).toBe(303);
  expect(await listRequests(await vaultOf(site))).toHaveLength(7);
}

if (IS_LONG)
  test("without a proxy that is named, the header of a visitor neither slows nor frees anybody", expectNoTrust);
