import { cookies } from "next/headers";
import { currentVisitor } from "../server/visitor.ts";
import { COOKIES, type KeptCookie, type SentCookies } from "./cookies.ts";
import type { Asked } from "./sign-in.ts";

/** The cookies of ours that came with the request that Next answers now. */
async function sentCookies(): Promise<SentCookies> {
  const jar = await cookies();
  return { session: jar.get(COOKIES.session)?.value, step: jar.get(COOKIES.step)?.value };
}

/** Who asks, from where and when, in the request that Next answers now. */
export async function askedNow(): Promise<Asked> {
  return { sent: await sentCookies(), sender: currentVisitor()?.sender, now: new Date() };
}

/** Has the browser keep or forget cookies. Only in a server action, since a page cannot set any. */
export async function keepCookies(kept: KeptCookie[]): Promise<void> {
  const jar = await cookies();
  for (const { name, value, maxAge } of kept)
    jar.set({
      name,
      value,
      secure: true,
      httpOnly: true,
      sameSite: "lax",
      path: "/",
      ...(maxAge !== undefined && { maxAge }),
    });
}

/** Has the browser forget that anybody was signed in. */
export function forgetCookies(): Promise<void> {
  return keepCookies(Object.values(COOKIES).map((name) => ({ name, value: "", maxAge: 0 })));
}
