import { currentSite } from "@/lib/content/shown";
import { FRAME_COLOURS, ICONS } from "@/lib/documents/schema";

export const dynamic = "force-dynamic";

/** How the site looks on the first screen of a phone, for whoever puts it there. It opens in the browser, as a site does. */
export async function GET() {
  const { clinic } = await currentSite();
  const manifest = {
    name: clinic.name,
    start_url: "/",
    display: "browser",
    background_color: FRAME_COLOURS.light,
    theme_color: FRAME_COLOURS.light,
    icons: [
      { src: ICONS.drawn, sizes: "any", type: "image/svg+xml" },
      { src: ICONS.touch, sizes: "180x180", type: "image/png" },
    ],
  };
  return new Response(JSON.stringify(manifest), { headers: { "content-type": "application/manifest+json" } });
}
