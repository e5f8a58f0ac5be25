import { visit } from "unist-util-visit";
import { placeOf } from "../outline.ts";
import type { Problem } from "../schema.ts";
import { pageError, type Rule } from "./rule.ts";

/** A picture says in words what it shows, and comes from this site, so that nobody else learns who reads the page. */
export const images: Rule = (page) => {
  const problems: Problem[] = [];
  visit(page.tree, (node) => {
    if (node.type !== "image" && node.type !== "imageReference") return;
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
    }
  });
  return problems;
};
