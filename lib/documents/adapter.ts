import type { NextAdapter } from "next";
import { makeDocuments } from "./build.ts";

/** Runs at the end of `next build`, which `adapterPath` in next.config.mjs tells of it. */
const adapter: NextAdapter = {
  name: "documents",
  onBuildComplete: ({ outputs, distDir }) => makeDocuments(outputs, distDir),
};

export default adapter;
