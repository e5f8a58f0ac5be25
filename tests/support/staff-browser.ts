import type { BrowserContext } from "@playwright/test";
import { COOKIES } from "@/lib/staff/cookies";
import { doorTo } from "@/lib/staff/door";
import { vaultIn } from "./requests";
import { accountWithPassword, browser, setUp } from "./staff";

let made = 0;

/**
 * Signs a browser in as a new member of staff, through the same functions as the pages of the sign-in. A site on this
 * machine is reached without HTTPS; to the browser its cookies are as safe there. Gives the secret of the app; a code works once, and the next comes half a minute
 * after `now`.
 */
export async function signInBrowser(
  context: BrowserContext,
  dataDir: string,
  role = "desk",
  now = new Date(),
): Promise<string> {
  const vault = await vaultIn(dataDir);
  const door = doorTo(vault, "http://localhost");
  made += 1;
  const own = browser();
  const account = { role, email: `ana-${process.pid}-${made}@clinic.example` };
  const email = await accountWithPassword(door, now, account);
  const secret = await setUp(door, email, now, own);
  await vault.store.destroy();
  const value = encodeURIComponent(own.cookies().session ?? "");
  const ours = { secure: true, httpOnly: true, sameSite: "Lax" } as const;
  await context.addCookies([{ name: COOKIES.session, value, url: "https://localhost", ...ours }]);
  return secret;
}
