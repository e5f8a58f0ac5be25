import { COOKIES, type SentCookies } from "@/lib/staff/cookies";
import { type Door, doorTo } from "@/lib/staff/door";
import { mayDo, PERMISSIONS, type Permission, ROLES } from "@/lib/staff/schema";
import { signIn } from "@/lib/staff/sign-in";
import { transact } from "@/lib/store/transact";
import { kill, startOwnSite } from "../support/own-site";
import { expect, test } from "../support/playwright-test";
import { submitTo, vaultIn } from "../support/requests";
import { accountWithPassword, browser, PASSWORD, setUp } from "../support/staff";
import { type StaffAction, staffActions, staffRoutes } from "../support/staff-routes";

/** What nobody may see who is not let in. */
const PATIENT = { name: "Wilhelmina Canary", email: "canary@patient.example", message: "canary of the tendon" };
const SECRETS = [...Object.values(PATIENT), "Ana Ruiz", "@clinic.example"];

/** The pages that are there for whoever has a password, or half a sign-in, and no more. All others are locked. */
const OPEN: Record<string, string[]> = {
  "no session": ["/staff/sign-in", "/staff/set-password"],
  expired: ["/staff/sign-in", "/staff/set-password"],
  "after eight hours": ["/staff/sign-in", "/staff/set-password"],
  "password only": ["/staff/sign-in", "/staff/set-password", "/staff/second-factor", "/staff/recovery"],
  "second factor not set up": ["/staff/sign-in", "/staff/set-password", "/staff/set-up"],
  "wrong role": ["/staff/set-password"],
};

/** The actions of these pages, and the one that signs out. Each of the others asks who has come. */
const OPEN_ACTIONS = [
  "sendPassword",
  "sendCode",
  "sendRecoveryCode",
  "sendFirstCode",
  "sendNewPassword",
  "signOutHere",
];

/** Ways to ask for a page or for parts of it, as browsers, Next's own script and others do. */
const WAYS: { ending?: string; headers?: Record<string, string>; method?: string }[] = [
  {},
  { method: "HEAD" },
  { headers: { rsc: "1" } },
  { ending: "?_rsc=abc", headers: { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" } },
  { ending: ".rsc" },
  { ending: ".segments/_tree.segment.rsc" },
  { headers: { "x-forwarded-host": "evil.example", "x-middleware-subrequest": "proxy", "sec-purpose": "prefetch" } },
];

/** Who asks in all of these ways; for the others, the page that all ways lead to is enough. */
const IN_EACH_WAY = ["no session", "second factor not set up"];

function cookieHeader({ session, step }: SentCookies): string {
  const pairs = [session && `${COOKIES.session}=${session}`, step && `${COOKIES.step}=${step}`];
  return pairs
    .filter(Boolean)
    .map((pair) => String(pair).replace(/=(.*)$/s, (_, value) => `=${encodeURIComponent(value)}`))
    .join("; ");
}

/** A browser in which somebody with this role is signed in with both factors. */
async function signedIn(door: Door, role: string, name: string): Promise<SentCookies> {
  const email = await accountWithPassword(door, new Date(), { role: "desk", email: `${name}@clinic.example` });
  const own = browser(undefined);
  await setUp(door, email, new Date(), own);
  await transact(door.vault.store, (turn) =>
    turn.updateTable("staff").set({ role }).where("email", "=", email).execute(),
  );
  return own.cookies();
}

/** The page that an address is of; a file is asked for on one. */
function pageOf(address: string): string {
  return address.replace(/\/file$/, "");
}

/** The cookies of everybody who must not be let in, by what is wrong with them. */
async function strangers(door: Door): Promise<Record<string, string>> {
  const { store } = door.vault;
  const expired = await signedIn(door, "admin", "expired");
  const past = { expires_at: new Date(Date.now() - 1_000).toISOString() };
  await transact(store, (turn) => turn.updateTable("staff_sessions").set(past).execute());
  const long = await signedIn(door, "admin", "long");
  const longAgo = { began_at: Date.now() - 8 * 3_600_000 - 1_000 };
  await transact(store, (turn) =>
    turn.updateTable("staff_sessions").set(longAgo).where("expires_at", ">", new Date().toISOString()).execute(),
  );
  const step = browser(undefined);
  await signedIn(door, "admin", "step");
  step.keep(await signIn(door, { email: "step@clinic.example", password: PASSWORD }, step.asked(new Date())));
  const half = browser(undefined);
  const email = await accountWithPassword(door, new Date(), { email: "half@clinic.example", role: "admin" });
  half.keep(await signIn(door, { email, password: PASSWORD }, half.asked(new Date())));
  return {
    "no session": "",
    expired: cookieHeader(expired),
    "after eight hours": cookieHeader(long),
    "password only": cookieHeader(step.cookies()),
    "second factor not set up": cookieHeader(half.cookies()),
    "wrong role": cookieHeader(await signedIn(door, "visitor", "visitor")),
  };
}

test("nobody gets a byte of any page, part of a page or action for staff before both factors, nor with the wrong role", async () => {
  test.slow();
  const site = await startOwnSite();
  const vault = await vaultIn(site.dataDir);
  const door = doorTo(vault, site.url);
  const reference = await submitTo(vault, PATIENT);
  const routes = staffRoutes(String(reference));
  const actions = staffActions(String(reference));
  expect(routes.length).toBeGreaterThan(8);
  expect(actions.length).toBeGreaterThan(8);
  const cookies = await strangers(door);
  const faults: string[] = [];
  const isClean = (text: string, own = "") => SECRETS.every((secret) => own.includes(secret) || !text.includes(secret));

  for (const [state, cookie] of Object.entries(cookies)) {
    const ways = IN_EACH_WAY.includes(state) ? WAYS : WAYS.slice(0, 1);
    const asked = routes.flatMap((route) => ways.map((way) => ({ route, way })));
    await Promise.all(
      asked.map(async ({ route: { address }, way: { ending = "", headers = {}, method = "GET" } }) => {
        const answer = await fetch(`${site.url}${address}${ending}`, {
          method,
          headers: { ...headers, cookie, accept: "text/html" },
          redirect: "manual",
        });
        const text = await answer.text();
        const what = `${method} ${address}${ending} ${JSON.stringify(headers)} (${state}): ${answer.status}`;
        const isOpen = OPEN[state]?.includes(address) && !ending.startsWith(".");
        const own =
          state === "second factor not set up" && address === "/staff/set-up" ? "Ana Ruiz@clinic.example" : "";
        if (!isClean(text, own)) faults.push(`${what} tells something`);
        if (answer.headers.get("cache-control") !== "no-store") faults.push(`${what} may be kept`);
        if (!answer.headers.get("x-robots-tag")?.includes("noindex")) faults.push(`${what} may be listed`);
        if (
          answer.headers.get("content-security-policy")?.includes("script-src 'none'") === false &&
          answer.status === 200
        )
          faults.push(`${what} may run script`);
        if (text.includes("<script")) faults.push(`${what} has script`);
        // Where somebody is sent may tell the page that was asked for, and no more.
        const sentTo = (answer.headers.get("location") ?? "?").replace(`?to=${pageOf(address)}`, "");
        const isSentAway = answer.status === 307 && text === "" && !/[?#]/.test(sentTo);
        const isRefused = answer.status === 403 || answer.status === 404 || isSentAway;
        if (isOpen ? answer.status !== 200 : !isRefused) faults.push(`${what} is ${isOpen ? "shut" : "open"}`);
        if (state === "wrong role" && !isOpen && !ending.startsWith(".") && ![403, 307].includes(answer.status))
          faults.push(`${what} does not refuse`);
      }),
    );
  }
  expect(faults).toEqual([]);

  const snapshot = async () =>
    JSON.stringify([
      await vault.store.selectFrom("requests").selectAll().execute(),
      await vault.store.selectFrom("staff").selectAll().orderBy("id").execute(),
      await vault.store.selectFrom("staff_passwords").selectAll().orderBy("id").execute(),
      await vault.store.selectFrom("staff_second_factors").selectAll().orderBy("id").execute(),
    ]);
  const before = await snapshot();
  const post = async ({ id, name, address }: StaffAction, state: string, to: string, byScript: boolean) => {
    const body = new FormData();
    if (!byScript) body.append(`$ACTION_ID_${id}`, "");
    const answer = await fetch(`${site.url}${to}`, {
      method: "POST",
      headers: {
        cookie: cookies[state] ?? "",
        origin: site.url,
        ...(byScript && { "next-action": id, "content-type": "text/plain;charset=UTF-8" }),
      },
      body: byScript ? "[]" : body,
      redirect: "manual",
    });
    const text = await answer.text();
    const what = `${name} of ${address} posted to ${to}${byScript ? " by script" : ""} (${state}): ${answer.status}`;
    if (!isClean(text, to === "/staff/set-up" ? "Ana Ruiz@clinic.example" : "")) faults.push(`${what} tells something`);
    const given = answer.headers.getSetCookie().filter((header) => !/=;|Max-Age=0/i.test(header));
    if (given.length > 0) faults.push(`${what} gives a cookie: ${given}`);
    const led = answer.headers.get("location") ?? answer.headers.get("x-action-redirect") ?? "";
    const isAway = /^\/staff\/(sign-in|set-up)(\?to=[\w/-]+)?(;|$)/.test(led);
    // Next asks the page that has the action, which takes nothing from script, and makes an empty object of the refusal.
    const isHandedOnInVain = byScript && text === "{}";
    if (!OPEN_ACTIONS.includes(name) && !isAway && !isHandedOnInVain && answer.status < 400)
      faults.push(`${what} is done`);
    if (answer.status >= 500) faults.push(`${what} fails`);
  };
  const postAll = async (chosen: StaffAction[]) => {
    const posts = chosen.flatMap((action) =>
      Object.keys(cookies).flatMap((state) => [
        () => post(action, state, action.address, false),
        ...(IN_EACH_WAY.includes(state) ? [() => post(action, state, action.address, true)] : []),
        ...(IN_EACH_WAY.includes(state) ? [() => post(action, state, "/consultation", true)] : []),
      ]),
    );
    while (posts.length > 0) await Promise.all(posts.splice(0, 20).map((send) => send()));
  };
  const isOpen = ({ name }: StaffAction) => OPEN_ACTIONS.includes(name);
  await postAll(actions.filter((action) => !isOpen(action)));
  expect(faults).toEqual([]);
  expect(await snapshot()).toBe(before);
  await postAll(actions.filter(isOpen));
  expect(faults).toEqual([]);

  const files = routes.filter(({ file }) => file.endsWith("/route"));
  const askForFile = async (address: string, cookie: string) => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ from: "2020-01-01", to: "2090-01-01", list: "all" }))
      body.append(name, value);
    const headers = { cookie, origin: site.url };
    const answer = await fetch(`${site.url}${address}`, { method: "POST", headers, body, redirect: "manual" });
    const text = await answer.text();
    const isKept = answer.headers.get("cache-control") !== "no-store";
    if (isKept || !isClean(text) || (answer.status !== 403 && text !== "")) faults.push(`${address} tells something`);
    return `${answer.status} ${answer.headers.get("location") ?? ""}`;
  };
  for (const { address } of files)
    for (const [state, cookie] of Object.entries(cookies)) {
      const answered = await askForFile(address, cookie);
      if (!/^(403 |303 \/staff\/(sign-in|set-up)(\?to=[\w/-]+(?<!file))?)$/.test(answered))
        faults.push(`${address} (${state}): ${answered}`);
    }
  expect(files.length).toBeGreaterThan(1);
  expect(faults).toEqual([]);

  const permissions = Object.keys(PERMISSIONS);
  expect(routes.filter(({ permission }) => permission && !permissions.includes(permission))).toEqual([]);
  const isPermission = (text: string | undefined): text is Permission => permissions.includes(text ?? "");
  for (const role of ROLES) {
    const cookie = cookieHeader(await signedIn(door, role, role));
    for (const { address, permission } of routes) {
      if (!isPermission(permission)) continue;
      const answer = await fetch(`${site.url}${address}`, { headers: { cookie }, redirect: "manual" });
      const text = await answer.text();
      if (mayDo(role, permission) ? ![200, 307].includes(answer.status) : answer.status !== 403 || !isClean(text))
        faults.push(`${address} for ${role}: ${answer.status}`);
    }
    for (const { address, permission } of files) {
      const isAllowed = isPermission(permission) && mayDo(role, permission);
      // Nobody here has given a further code.
      const due = isAllowed ? `303 /staff/confirm?to=${pageOf(address)}` : "403 ";
      expect(await askForFile(address, cookie)).toBe(due);
    }
  }
  expect(faults).toEqual([]);
  const taken = vault.store.selectFrom("audit").select("number").where("action", "like", "%-exported");
  expect(await taken.execute()).toEqual([]);
  await vault.store.destroy();
  await kill(site);
});
