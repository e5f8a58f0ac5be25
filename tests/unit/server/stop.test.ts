import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";

/** A process that stops on signals; what it does when it is told to comes from the test. */
const STOPPING = (close: string, patience: { echo: number; longest: number }) => `
  import { stopOnSignals } from "./lib/server/stop.ts";
  const log = (event, details) => console.log(event, details?.reason ?? "");
  stopOnSignals(${close}, log, ${JSON.stringify(patience)});
  setInterval(() => undefined, 1_000);
  console.log("ready");
`;

const NEVER = "() => new Promise(() => undefined)";

async function start(close: string, patience = { echo: 0, longest: 60_000 }) {
  const running = spawn(process.execPath, ["--input-type=module", "-e", STOPPING(close, patience)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const said: string[] = [];
  running.stdout.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  await heard(said, "ready");
  const ended = once(running, "exit").then(([code]) => ({ code, said: said.join("") }));
  return { running, said, ended };
}

async function heard(said: string[], word: string): Promise<void> {
  while (!said.join("").includes(word)) await setTimeout(10);
}

async function signalTwice(running: ChildProcess, said: string[]): Promise<void> {
  running.kill("SIGINT");
  await heard(said, "stopping");
  await setTimeout(20);
  running.kill("SIGTERM");
}

test.each(["SIGTERM", "SIGINT"] as const)(
  "after %s what is in progress is finished, and that is a success",
  async (signal) => {
    const close = 'async () => { await new Promise((resolve) => setTimeout(resolve, 50)); console.log("finished"); }';
    const { running, ended } = await start(close);
    running.kill(signal);
    expect(await ended).toEqual({ code: 0, said: expect.stringContaining("finished") });
  },
);

test("a second signal ends the process at once", async () => {
  const { running, said, ended } = await start(NEVER);
  await signalTwice(running, said);
  expect(await ended).toEqual({ code: 1, said: expect.stringContaining("stopped-early second-signal") });
});

test("a signal that npm passes on right after it counts as the same", async () => {
  const close = "() => new Promise((resolve) => setTimeout(resolve, 200))";
  const { running, said, ended } = await start(close, { echo: 60_000, longest: 60_000 });
  await signalTwice(running, said);
  expect((await ended).code).toBe(0);
});

test("what never ends does not hold the process", async () => {
  const { running, ended } = await start(NEVER, { echo: 0, longest: 50 });
  running.kill("SIGTERM");
  expect(await ended).toEqual({ code: 1, said: expect.stringContaining("stopped-early took-too-long") });
});

test("when stopping fails, the process ends and says so", async () => {
  const { running, ended } = await start('async () => { throw new Error("no") }');
  running.kill("SIGTERM");
  expect(await ended).toEqual({ code: 1, said: expect.stringContaining("stopped-early failed") });
});
