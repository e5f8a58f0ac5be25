import { createAuthEndpoint, sensitiveSessionMiddleware } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import * as z from "zod";

/** When a session began, became whole and was confirmed, in milliseconds since 1970. */
export const momentsSchema = z.object({
  beganAt: z.number(),
  wholeAt: z.number().nullish(),
  confirmedAt: z.number().nullish(),
});

/**
 * Notes in a session that the person has just given a further code, under a new token: whoever had the old one has nothing.
 * Whoever calls this has checked the code.
 */
export const confirmSession = createAuthEndpoint.serverOnly(
  { method: "POST", requireHeaders: true, use: [sensitiveSessionMiddleware] },
  async (context) => {
    const { session, user } = context.context.session;
    const { beganAt, wholeAt } = momentsSchema.parse(session);
    const { internalAdapter } = context.context;
    const made = await internalAdapter.createSession(user.id, false, { beganAt, wholeAt, confirmedAt: Date.now() });
    await internalAdapter.deleteSession(session.token);
    await setSessionCookie(context, { session: made, user });
    return {};
  },
);
