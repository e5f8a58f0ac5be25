/** The colours of a browser's own frame around a page, in light and in dark: those of the page's ground. */
export const FRAME_COLOURS = { light: "#fcfbf8", dark: "#13191b" };

/**
 * Files that pages name in their heads, and the drawing that a phone keeps for its first screen. In a tab stands a PNG: to
 * Chromium an SVG is a document of its own, which held up the thread of each page.
 */
export const ICONS = {
  tab: "/icon.png",
  touch: "/apple-touch-icon.png",
  drawn: "/icon.svg",
  manifest: "/manifest.webmanifest",
};

/** What apps show of a page when somebody sends a link to it (Open Graph). Addresses begin with `/`. */
export type ShareCard = {
  type: "website";
  url: string;
  title: string;
  description: string;
  siteName: string;
  images: { url: string; width: number; height: number; alt: string }[];
};

/**
 * What a document says of itself in its head. `path` is its one right address, from which `siteUrl` makes a whole one.
 * A page that is not `listed` is left out by search engines; with `tellsNobody`, no other server learns its address.
 */
export type DocumentHead = {
  siteUrl: string;
  title: string;
  description?: string;
  path?: string;
  share?: ShareCard;
  listed?: boolean;
  tellsNobody?: boolean;
};
