import { currentSite } from "@/lib/content/shown";
import { settings } from "@/lib/settings";

export const dynamic = "force-dynamic";

const YEAR_IN_MS = 365 * 24 * 60 * 60 * 1000;

/**
 * Tells whoever finds a security problem where to report it (RFC 9116). It expires a year after it was made, and each
 * publication makes it anew.
 */
export async function GET() {
  const { clinic } = await currentSite();
  const lines = [
    `Contact: mailto:${clinic.securityContact}`,
    `Expires: ${new Date(Date.now() + YEAR_IN_MS).toISOString()}`,
    "Preferred-Languages: en",
    `Canonical: ${settings().siteUrl}/.well-known/security.txt`,
  ];
  return new Response(`${lines.join("\n")}\n`, { headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
