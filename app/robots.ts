import type { MetadataRoute } from "next";
import { settings } from "@/lib/settings";

export const dynamic = "force-dynamic";

/** All pages may be read by machines; receipts say themselves that they are not to be listed. */
export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: "*", allow: "/" }, sitemap: `${settings().siteUrl}/sitemap.xml` };
}
