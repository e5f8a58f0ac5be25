import { closest } from "../closest.ts";
import { nodesIn } from "../nodes.ts";
import { placeOf } from "../outline.ts";
import type { Problem } from "../schema.ts";
import { pageError, type Rule } from "./rule.ts";

/** A picture says in words what it shows, and comes from this site, so that nobody else learns who reads the page. */
export const images: Rule = (page, site) => {
  const problems: Problem[] = [];
  for (const node of nodesIn(page.tree)) {
    if (node.type !== "image" && node.type !== "imageReference") continue;
    if (!node.alt?.trim()) {
      problems.push(
        pageError(
          page,
          "image",
          placeOf(node),
          "Say in the square brackets what the picture shows: ![A foot in a boot](/images/boot.svg)",
        ),
      );
    }
    if (node.type === "imageReference" || !/^\/[^/]/.test(node.url)) {
      problems.push(
        pageError(
          page,
          "image",
          placeOf(node),
          "A picture must lie on this site. Put the file into public/images and write its address, like /images/boot.svg",
        ),
      );
    } else if (!site.pictures.has(node.url)) {
      const near = closest(node.url, [...site.pictures]);
      const hint = near ? `Did you mean ${near}? ` : "";
      const message = `There is no file public${node.url}. ${hint}Put the picture there, or correct its name; capital letters count`;
      problems.push(pageError(page, "image", placeOf(node), message));
    }
  }
  return problems;
};
