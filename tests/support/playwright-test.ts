import { type BrowserContext, test as base, expect } from "@playwright/test";

type Watch = {
  /** Names a message of the browser that a test brings about on purpose, like the one for a page that is not there. */
  allowConsole: (pattern: RegExp) => void;
};

/**
 * Playwright's `test`, which also fails when the browser complains, in whichever context a test opens: a console error or
 * warning, an error nobody caught, a violation of the content security policy, or a request to another site than ours.
 */
export const test = base.extend<Watch>({
  allowConsole: [
    async ({ browser, context }, use) => {
      const allowed: RegExp[] = [];
      const complaints: string[] = [];
      const watchNew = (opened: BrowserContext) => watch(opened, complaints);

      watch(context, complaints);
      browser.on("context", watchNew);
      await use((pattern) => allowed.push(pattern));
      browser.off("context", watchNew);
      const unexpected = complaints.filter((complaint) => !allowed.some((pattern) => pattern.test(complaint)));
      expect(unexpected, "what the browser complained about").toEqual([]);
    },
    { auto: true },
  ],
});

/** What the browser says when a page is left while it still fades in; the reader sees nothing of it. */
const ABORTED_FADE = /^Transition was aborted because of invalid state/;

/** Notes what goes wrong in one context. Every port of this machine is a site of the tests. */
function watch(context: BrowserContext, complaints: string[]): void {
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => {
    const { message } = error.error();
    if (!ABORTED_FADE.test(message)) complaints.push(`error: ${message}`);
  });
  context.on("request", (request) => {
    const { origin, protocol, hostname } = new URL(request.url());
    if (protocol.startsWith("http") && hostname !== "localhost") complaints.push(`request to ${origin}`);
  });
}

export { expect };
