import { rolldown } from "rolldown";

/** What the page has anyway: React, which Next brings. */
const ALREADY_THERE = /^react(?:-dom)?(?:\/|$)/;

/**
 * A loader for Turbopack that gives a browser one small module in the place of a component and everything it imports.
 *
 * Turbopack takes unused exports out of one file at a time, and so leaves 23 KB (gzip) of zod in the form's script, of which
 * 6 are used; rolldown follows each name through all files. The server keeps the files as they are.
 *
 * @this {{ async: () => (error: unknown, code?: string) => void, resourcePath: string, rootContext: string, addDependency: (file: string) => void }}
 */
export default function browserBundle() {
  const done = this.async();
  bundle(this.resourcePath, this.rootContext).then(({ code, files }) => {
    for (const file of files) this.addDependency(file);
    done(null, code);
  }, done);
}

/** @param {string} input @param {string} root */
async function bundle(input, root) {
  const build = await rolldown({
    input,
    cwd: root,
    external: ALREADY_THERE,
    platform: "browser",
    tsconfig: true,
    transform: { jsx: { runtime: "automatic", development: false } },
    // It would say of each file that its "use client" has no meaning inside; the first one's stands at the top.
    logLevel: "silent",
  });
  const { output } = await build.generate({ format: "esm", minify: true });
  await build.close();
  return { code: output[0].code, files: output[0].moduleIds.filter((file) => file.startsWith("/")) };
}
