/** A file that a browser keeps and does not show. Its name is ours: letters, digits, dots and hyphens. */
export function fileAnswer(
  { name, text }: { name: string; text: string },
  type: "text/csv" | "application/json",
): Response {
  return new Response(text, {
    headers: {
      "content-type": `${type}; charset=utf-8`,
      "content-disposition": `attachment; filename="${name.replaceAll(/[^\w.-]/g, "-")}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
