import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { withoutWords } from "@/lib/server/quiet-console";

function printed(...args: unknown[]): string {
  const texts: string[] = [];
  withoutWords((text) => texts.push(text))(...args);
  return texts.join("\n");
}

test("an error is printed by its kind, digest and place, without what it says", () => {
  const error = Object.assign(new TypeError("my left knee\n    at my ankle (/home/ada:1:2)"), { digest: "123@E4" });
  const text = printed("⨯ my shoulder", error);
  expect(text).toMatch(/^TypeError: message withheld \(digest 123@E4\)\n\s+at .*quiet-console\.test\.ts/);
  expect(text).not.toMatch(/knee|ankle|shoulder|ada/);
});

test.each([
  ["a text", "my left knee"],
  ["an object", { message: "my left knee" }],
  ["an error within another", new Error("my left knee", { cause: new Error("my left knee") })],
  ["several errors in one", new AggregateError([new Error("my left knee")], "my left knee")],
  ["an error in a list", [new Error("my left knee")]],
  ["an error with a name of its own", Object.assign(new Error("no"), { name: "My left knee hurts" })],
  ["an error whose message was changed", Object.assign(new Error("    at knee (/a:1:2)"), { message: "other" })],
  ["a digest that says something", Object.assign(new Error("no"), { digest: "NEXT_REDIRECT;/search?q=knee;307;" })],
])("%s is printed by its place alone", (_name, arg) => {
  const text = printed("%s", arg);
  expect(text).not.toContain("knee");
  expect(text).toMatch(/withheld/);
});

test("what is no error leads to the line that printed it", () => {
  expect(printed("my left knee")).toMatch(/^A text was withheld. It was printed\n\s+at .*quiet-console\.test\.ts:\d+/);
});

const CARELESS = `
  import { log } from "./lib/log.ts";
  import { quietProcess } from "./lib/server/quiet-console.ts";
  quietProcess(log);
  const knee = "my left " + "knee";
  for (const method of ["error", "warn", "log", "info", "debug", "trace"]) console[method](knee, { knee });
  Promise.reject(new Error(knee));
  Promise.reject(knee);
  process.nextTick(() => { throw new TypeError(knee); });
  setImmediate(() => { throw { knee }; });
  setTimeout(() => process.stdout.write("still running"), 50);
`;

test("what nobody caught is told by its kind, and does not end the process", async () => {
  const run = promisify(execFile)(process.execPath, ["--input-type=module", "-e", CARELESS]);
  const { stdout, stderr } = await run;
  expect(stdout + stderr).not.toContain("knee");
  const events = stdout.split("\n").filter((line) => line.startsWith("{"));
  expect(events.map((line) => JSON.parse(line))).toMatchObject([
    { event: "not-caught", error: "TypeError" },
    { event: "not-caught", error: "Error" },
    { event: "not-caught" },
    { event: "not-caught" },
  ]);
  expect(stdout).toContain("still running");
});

const UNHEARD = `
  import { log } from "./lib/log.ts";
  import { quietProcess } from "./lib/server/quiet-console.ts";
  const events = [];
  quietProcess((event) => { events.push(event); log(event); });
  log("started");
  setTimeout(() => log("nobody-reads-this"), 300);
  setTimeout(() => { process.send(events); process.disconnect(); }, 600);
`;

test("when whoever reads the log is gone, the process goes on and does not keep itself busy with that", async () => {
  const running = spawn(process.execPath, ["--input-type=module", "-e", UNHEARD], {
    stdio: ["ignore", "pipe", "ignore", "ipc"],
  });
  await once(running.stdout ?? running, "data");
  running.stdout?.destroy();
  const [told] = await Promise.race([once(running, "message"), once(running, "exit")]);
  running.kill();
  expect(told).toEqual([]);
});
