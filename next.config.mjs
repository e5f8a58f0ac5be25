import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Next has React of its own, and what uses React must use that one. */
const USE_REACT = ["next", "react", "react-dom", "react-hook-form"];

/** The packages that the server can load as they lie in node_modules. */
function packagesAsTheyLie() {
  const { dependencies } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
  return Object.keys(dependencies).filter((name) => !USE_REACT.includes(name));
}

/**
 * How Next builds this site.
 *
 * Content pages are documents, drawn without scripts by a route of ours; the adapter only keeps their style sheet from the
 * build. `inlineCss` puts the style of the other pages inside them, so that a page arrives in one response. `lib/server` compresses and sets the headers, so Next does
 * neither. Images are served as they are: the optimizer is attack surface this site does not need. The form's script is
 * bundled for browsers by a loader of ours before Turbopack sees it. Types are checked by `npm test`, so that a slip in a
 * test never keeps a clinic's site from starting. Packages of the server stay as they lie, since to
 * compile them takes a third of a build, and of what the first page waits for in development.
 *
 * @type {import("next").NextConfig}
 */
export default {
  adapterPath: fileURLToPath(new URL("./lib/documents/adapter.ts", import.meta.url)),
  compress: false,
  distDir: process.env.BUILD_DIR || ".next",
  experimental: { authInterrupts: true, inlineCss: true, serverActions: { bodySizeLimit: "256kb" } },
  images: { unoptimized: true },
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: packagesAsTheyLie(),
  turbopack: {
    root: import.meta.dirname,
    rules: {
      "*.tsx": {
        condition: { all: ["browser", "production", { path: /components\/consultation\/consultation-form\.tsx$/ }] },
        loaders: [fileURLToPath(new URL("./lib/documents/browser-bundle.mjs", import.meta.url))],
        as: "*.js",
      },
    },
  },
  typescript: { ignoreBuildErrors: true },
};
