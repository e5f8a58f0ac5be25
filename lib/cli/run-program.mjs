import { spawn } from "node:child_process";

/** How much of a program's output is kept for the case that it fails. Characters. */
const KEPT = 200_000;

/**
 * Runs a program to its end and keeps what it printed, to be shown only if it fails.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, cwd?: string, signal?: AbortSignal, killSignal?: NodeJS.Signals }} [options] `signal` ends it, with `killSignal`
 * @returns {Promise<{ ok: boolean, output: string }>} `ok` is false when it could not start or ended with an error
 */
export function runProgram(program, args, options = {}) {
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    const keep = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk.toString()).slice(-KEPT);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", (error) => {
      output += error.message;
      // One that was ended closes by itself, a little later.
      if (child.pid === undefined) resolve({ ok: false, output });
    });
    child.on("close", (code) => resolve({ ok: code === 0, output }));
  });
}

/**
 * The last lines of a text that say something, indented.
 *
 * @param {string} text
 * @param {number} count
 */
export function lastLines(text, count) {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines
    .slice(-count)
    .map((line) => `  ${line}`)
    .join("\n");
}
