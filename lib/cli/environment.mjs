import { existsSync } from "node:fs";

/*
 * Loaded before a command (`node --import`): takes the settings that stand in a file named `.env`. Variables of the shell
 * win over it. Plain JavaScript, because set-up uses it too.
 */
if (existsSync(".env")) process.loadEnvFile?.(".env");
