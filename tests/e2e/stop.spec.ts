import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { connect, createServer } from "node:net";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import type { APIRequestContext } from "@playwright/test";
import { startOwnSite } from "../support/own-site";
import { expect, test } from "../support/playwright-test";

const ANSWERS = {
  noEmergency: "on",
  name: "Ada Lovelace",
  email: "ada@clinic.example",
  contactBy: "email",
  region: "Ohio",
  adult: "adult",
  examined: "yes",
  consent: "on",
};

/** A mail server that takes every connection and never says a word. `called` resolves with the first one. */
async function silentMailServer() {
  const server = createServer();
  const called = once(server, "connection");
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { url: `smtp://127.0.0.1:${port}`, called };
}

/** Sends the whole form as a browser does without script, and gives where its answer leads. */
async function sendForm(request: APIRequestContext, url: string): Promise<string> {
  const html = await (await request.get(`${url}/consultation`)).text();
  const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)];
  const fields = hidden.map(([, name = "", value = ""]) => [name, value.replaceAll("&quot;", '"')]);
  const multipart = { ...Object.fromEntries(fields), ...ANSWERS };
  const answer = await request.post(`${url}/consultation`, { multipart, headers: { origin: url }, maxRedirects: 0 });
  return answer.headers().location ?? `${answer.status()}`;
}

test("a site that is told to stop finishes what it can, refuses the rest in words, and leaves a closed database", async ({
  request,
}) => {
  const mail = await silentMailServer();
  const site = await startOwnSite({ SMTP_URL: mail.url });
  const ended = once(site.process, "exit");
  const receipts = [await sendForm(request, site.url)];
  await mail.called;

  const upload = connect(Number(new URL(site.url).port), "localhost");
  upload.write(
    `POST /consultation HTTP/1.1\r\nHost: x\r\nOrigin: ${site.url}\r\nContent-Type: multipart/form-data; boundary=a\r\nContent-Length: 9000\r\n\r\n--a`,
  );
  const stalled = text(upload);
  const other = new DatabaseSync(path.join(site.dataDir, "clinic.db"));
  other.exec("begin immediate");
  const inProgress = sendForm(request, site.url);
  await setTimeout(400);

  site.process.kill("SIGTERM");
  await setTimeout(200);
  other.exec("rollback");
  receipts.push(await inProgress);
  expect(await stalled).toMatch(/^HTTP\/1\.1 503 [\s\S]*Your request was not sent/);
  const references = other.prepare("select reference from requests order by received_at").all();
  expect(receipts).toEqual(references.map(({ reference }) => expect.stringContaining(`ref=${reference}`)));
  expect(receipts).toHaveLength(2);
  other.close();

  // What takes longer than 25 seconds ends with another code.
  expect(await ended).toEqual([0, null]);
  expect((await readdir(site.dataDir)).filter((name) => name.startsWith("clinic.db"))).toEqual(["clinic.db"]);
});
