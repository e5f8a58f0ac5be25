import { existsSync } from "node:fs";
import module from "node:module";
import { fileURLToPath } from "node:url";

/*
 * Loaded before a command (`node --import`): takes the settings that stand in a file named `.env`. Variables of the shell
 * win over it. Plain JavaScript, because set-up uses it too.
 */
if (existsSync(".env")) process.loadEnvFile?.(".env");

// What is loaded is compiled once: of our own code and of packages, that is half of what a short command does. It is kept
// beside the packages, where nobody else on this machine can write, and goes with them. Programs that we start share it.
const packages = fileURLToPath(new URL("../../node_modules", import.meta.url));
if (existsSync(packages)) {
  process.env.NODE_COMPILE_CACHE ??= `${packages}/.cache/compiled`;
  module.enableCompileCache?.();
}
