/** A page with one style and one script, as Next renders it. */
export function renderedByNext(words: string): string {
  const head = `<title>${words}</title><style data-href="a">p{margin:0}</style><script src="/_next/a.js" async=""></script>`;
  const scripts = [
    `(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["a.js"]});`,
    "(self.__next_f=self.__next_f||[]).push([0])",
    `self.__next_f.push([1,${JSON.stringify('1:"p{margin:0}"\n')}])`,
  ].map((text) => `<script>${text}</script>`);
  return `<!DOCTYPE html><html lang="en"><head>${head}</head><body><p>${words}</p>${scripts.join("")}</body></html>`;
}
