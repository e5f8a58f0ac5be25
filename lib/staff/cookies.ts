import { parseSetCookieHeader } from "better-auth/cookies";

/** The cookie of a session, and the one between the password and the second factor. */
export const COOKIES = { session: "__Host-staff", step: "__Host-staff-step" } as const;

/** Says whether browsers refuse these cookies at an address: they take them by HTTPS, and on the machine itself. */
export function needsHttps(siteUrl: string): boolean {
  const { protocol, hostname } = new URL(siteUrl);
  return protocol !== "https:" && !["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}

/** A cookie for the browser: to keep until it is closed, for some seconds, or (with 0) to forget. */
export type KeptCookie = { name: string; value: string; maxAge?: number };

/** The cookies that a browser sent, by name. */
export type SentCookies = { session: string | undefined; step: string | undefined };

/**
 * The headers with which better-auth is asked: one of our cookies and nothing else. The other one would lead it another
 * way, and a session would count where only the step before was checked.
 */
export function headersWith(name: keyof typeof COOKIES, { [name]: value }: SentCookies): Headers {
  return new Headers(value === undefined ? {} : { cookie: `${COOKIES[name]}=${encodeURIComponent(value)}` });
}

/**
 * The cookies that better-auth wants to be kept. That of a session goes when the browser is closed: how long a session
 * lasts stands in the database.
 */
export function cookiesIn(headers: Headers): KeptCookie[] {
  const known: string[] = Object.values(COOKIES);
  const list = headers.getSetCookie().flatMap((header) => Array.from(parseSetCookieHeader(header)));
  return list
    .filter(([name]) => known.includes(name))
    .map(([name, { value, "max-age": maxAge }]) => {
      const isKept = maxAge !== undefined && Number(maxAge) > 0;
      const cookie = { name, value: decodeURIComponent(value) };
      if (isKept && name === COOKIES.session) return cookie;
      return maxAge === undefined ? cookie : { ...cookie, maxAge: Number(maxAge) };
    });
}

/** The token in the value of a session's cookie. Its signature is for better-auth to check. */
export function tokenOf(value: string | undefined): string | undefined {
  return value?.slice(0, value.lastIndexOf("."));
}

/** The sent cookies with those that were given since. */
export function withCookies(sent: SentCookies, given: KeptCookie[]): SentCookies {
  const value = (name: string, before: string | undefined) => {
    const found = given.findLast((cookie) => cookie.name === name);
    return found ? (found.maxAge === 0 ? undefined : found.value) : before;
  };
  return { session: value(COOKIES.session, sent.session), step: value(COOKIES.step, sent.step) };
}
