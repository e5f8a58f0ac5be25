import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import { nextPage, speak, startServer } from "@/tests/support/site-server";

const ASK = "GET /about HTTP/1.1\r\nHost: x\r\n";
const LAST = `${ASK}Connection: close\r\n\r\n`;

afterEach(() => void vi.useRealTimers());

/** What was sent back on a bare connection on which all of this was asked at once, one answer after the other. */
async function answersTo(port: number, ...asked: string[]): Promise<string[]> {
  const { answer } = await speak(port, asked.join(""));
  return (await answer).split(/(?=HTTP\/1\.1 )/);
}

test("a document on a connection that stays open is the same to the byte as on one that does not", async () => {
  const { port } = await startServer();
  const answers = await answersTo(port, `${ASK}\r\n`, LAST);
  const [first = "", second = ""] = answers.map((answer) => answer.replace(/(?<=\r\nDate: )\w{3}, .{20} GMT/, "today"));
  expect(first).toContain("About us");
  expect(first).toContain("\r\nDate: today\r\nConnection: keep-alive\r\n\r\n");
  expect(second).toBe(first.replace("Connection: keep-alive", "Connection: close"));
});

test("each answer has the time at which it is sent", async () => {
  const { url } = await startServer();
  const dates: (string | null)[] = [];
  for (const second of ["07", "07", "08"]) {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date(`2026-11-29T12:00:${second}Z`) });
    dates.push((await fetch(`${url}/about`)).headers.get("date"));
  }
  expect(dates.map((date) => date?.slice(-6))).toEqual(["07 GMT", "07 GMT", "08 GMT"]);
});

test("what is asked at once on one connection is answered in that order, also behind an answer that takes long", async () => {
  const { port } = await startServer({
    next: async (request, response) => {
      await sleep(50);
      await nextPage("Rendered late")(request, response);
    },
  });
  const slow = ASK.replace("/about", "/search");
  const all = [ASK, slow, ASK, ASK.replace("GET", "HEAD"), slow, ASK].map((one) => `${one}\r\n`);
  const answers = await answersTo(port, ...all, LAST);
  const shown = answers.map((answer) => /About us|Rendered late/.exec(answer)?.[0] ?? "no body");
  expect(shown).toEqual(["About us", "Rendered late", "About us", "no body", "Rendered late", "About us", "About us"]);
});

test("whoever asks much and reads nothing for a while gets everything whole", async () => {
  const { port } = await startServer();
  const { socket, answer } = await speak(port, `${ASK}\r\n`.repeat(5_000) + LAST);
  socket.pause();
  await sleep(100);
  socket.resume();
  const answers = (await answer).split(/(?=HTTP\/1\.1 )/);
  expect(answers).toHaveLength(5_001);
  const bodies = new Set(answers.map((one) => one.slice(one.indexOf("\r\n\r\n"))));
  expect(bodies.size).toBe(1);
});
