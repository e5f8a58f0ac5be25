import { existsSync } from "node:fs";
import module from "node:module";
import { fileURLToPath } from "node:url";

/*
 * Loaded before a command (`node --import`): takes the settings that stand in a file named `.env`. Variables of the shell
 * win over it. Plain JavaScript, because set-up uses it too.
 */
if (existsSync(".env")) process.loadEnvFile?.(".env");

// What a command loads is compiled once: of its own code and of packages, that is most of what a short one does. It is kept
// beside the packages, where nobody else on this machine can write, and goes with them.
module.enableCompileCache?.(fileURLToPath(new URL("../../node_modules/.cache/compiled", import.meta.url)));
