import path from "node:path";

/**
 * Next as it comes. Where its packages lie and that it is not to look at types changes nothing that a browser gets.
 *
 * @type {import("next").NextConfig}
 */
export default {
  turbopack: { root: path.resolve(import.meta.dirname, "../..") },
  typescript: { ignoreBuildErrors: true },
};
