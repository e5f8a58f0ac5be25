import type { ShareCard } from "../documents/schema.ts";
import type { Clinic, PageLink } from "./schema.ts";

/** The picture that stands beside a link to this site: our own drawing, the same for every page. */
const PICTURE = {
  url: "/images/share.png",
  width: 1200,
  height: 630,
  alt: "A drawing of a lower leg from the side, with the calf, the Achilles tendon and the heel.",
};

/** What an app shows of a page when somebody sends a link to it (Open Graph): the page's own title and description. */
export function shareCard(
  { path, title, description }: Pick<PageLink, "path" | "title" | "description">,
  clinic: Pick<Clinic, "name">,
): ShareCard {
  return { type: "website", url: path, title, description, siteName: clinic.name, images: [PICTURE] };
}
