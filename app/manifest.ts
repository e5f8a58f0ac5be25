import type { MetadataRoute } from "next";
import { currentSite } from "@/lib/content/pages";

/** How the site looks on the first screen of a phone, for whoever puts it there. It opens in the browser, as a site does. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const { clinic } = await currentSite();
  return {
    name: clinic.name,
    start_url: "/",
    display: "browser",
    background_color: "#fcfbf8",
    theme_color: "#fcfbf8",
    icons: [
      { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
      { src: "/apple-touch-icon.png", sizes: "180x180", type: "image/png" },
    ],
  };
}
