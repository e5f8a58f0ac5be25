import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { blocks } from "@/components/mdx";
import { BrokenPage } from "@/components/page/broken-page";
import { HomePage } from "@/components/page/home-page";
import { PageShell } from "@/components/page/page-shell";
import { StructuredData } from "@/components/page/structured-data";
import { articleAt, describePage } from "@/lib/content/articles";
import { dayOf } from "@/lib/content/day";
import { navigation } from "@/lib/content/navigation";

export async function generateMetadata(): Promise<Metadata> {
  return (await describePage("/")) ?? {};
}

/** The home page: `content/clinic/home.mdx`, and after it the topics. */
export default async function Page() {
  const found = await articleAt("/", blocks, dayOf(new Date()));
  if (!found) notFound();
  const shell = await navigation();
  return (
    <PageShell {...shell} address={found.ok ? found.address : undefined}>
      {found.ok ? <HomePage {...found} topics={shell.topics} /> : <BrokenPage {...found} />}
      {found.ok && <StructuredData data={found.data} />}
    </PageShell>
  );
}
