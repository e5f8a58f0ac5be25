import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { LOADER } from "@/lib/documents/loader";
import { documentPolicy, scriptedPolicy } from "@/lib/documents/policy";
import { toDocument } from "@/lib/documents/strip";

/** A page without a style of the site, as a document. */
function documentOf(html: string): string {
  return toDocument(html, "");
}

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

test("a document allows its own style and no script", () => {
  const html = documentOf("<html><head><style>p{color:red}</style></head><body><p>Text</p></body></html>");
  const policy = documentPolicy(html);
  expect(policy).toContain(`style-src ${hashOf("p{color:red}")};`);
  expect(policy).toContain("default-src 'none'; script-src 'none';");
  expect(policy).not.toContain("unsafe");
});

test("a document that talks about style allows only the style it has", () => {
  const html = documentOf(
    `<html><head><meta name="description" content="<style>x</style></head>"><style>p{top:0}</style></head>` +
      "<body><p>&lt;style&gt;y&lt;/style&gt;&lt;/head&gt;</p></body></html>",
  );
  expect(documentPolicy(html)).toContain(`style-src ${hashOf("p{top:0}")};`);
});

test("a document without style allows none", () => {
  expect(documentPolicy(documentOf("<p>Text</p>"))).toContain("style-src 'none'");
});

test("a page with script allows the one script that stands in it, and its style", () => {
  const html = `<style data-precedence="next" data-href="/a.css">a{}</style><script>${LOADER}</script>`;
  const policy = scriptedPolicy(html);
  expect(policy).toContain(`script-src 'self' ${hashOf(LOADER)} 'strict-dynamic';`);
  expect(policy).toContain(`style-src 'self' ${hashOf("a{}")};`);
  expect(policy).not.toMatch(/unsafe|nonce/);
});
