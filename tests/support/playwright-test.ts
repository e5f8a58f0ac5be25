import { test as base, type ConsoleMessage, expect, type Request } from "@playwright/test";

type Watch = {
  /** Names a message of the browser that a test brings about on purpose, like the one for a page that is not there. */
  allowConsole: (pattern: RegExp) => void;
};

/**
 * Playwright's `test`, which also fails when the browser complains: a console error or warning, an error nobody caught,
 * a violation of the content security policy, or a request to another site than ours.
 */
export const test = base.extend<Watch>({
  allowConsole: [
    async ({ context, baseURL }, use) => {
      const allowed: RegExp[] = [];
      const complaints: string[] = [];

      context.on("console", (message: ConsoleMessage) => {
        if (["error", "warning"].includes(message.type())) complaints.push(`console: ${message.text()}`);
      });
      context.on("weberror", (error) => complaints.push(`error: ${error.error().message}`));
      context.on("request", (request: Request) => {
        const { origin, protocol } = new URL(request.url());
        if (protocol.startsWith("http") && origin !== baseURL) complaints.push(`request to ${origin}`);
      });

      await use((pattern) => allowed.push(pattern));
      const unexpected = complaints.filter((complaint) => !allowed.some((pattern) => pattern.test(complaint)));
      expect(unexpected, "what the browser complained about").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
