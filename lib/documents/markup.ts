import type { ReactElement } from "react";

/**
 * Answers with a page that was drawn as one whole document, without anything for a script in it. It has no style yet:
 * `toDocument` puts that in, wherever such an answer is taken further.
 */
export async function documentResponse(document: ReactElement, status = 200): Promise<Response> {
  // Next refuses this import at the top of a file, since a page of its own is drawn in another way.
  const { renderToStaticMarkup } = await import("react-dom/server");
  const headers = { "content-type": "text/html; charset=utf-8" };
  return new Response(`<!DOCTYPE html>${renderToStaticMarkup(document)}`, { status, headers });
}
