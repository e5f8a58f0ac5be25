import { dayOf } from "@/lib/content/day";
import { llmsText } from "@/lib/content/llms";
import { currentSite } from "@/lib/content/shown";
import { settings } from "@/lib/settings";

export const dynamic = "force-dynamic";

/** The site for programs that read it for people: what it is, its limits, its pages. */
export async function GET() {
  const text = llmsText({ ...(await currentSite()), siteUrl: settings().siteUrl, today: dayOf(new Date()) });
  return new Response(text, { headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
