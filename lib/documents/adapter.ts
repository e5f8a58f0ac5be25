import type { NextAdapter } from "next";
import { keepStyle } from "./style.ts";

/** Runs at the end of `next build`, which `adapterPath` in next.config.mjs tells of it. */
const adapter: NextAdapter = {
  name: "documents",
  onBuildComplete: ({ outputs, distDir }) => keepStyle(outputs.staticFiles, distDir),
};

export default adapter;
