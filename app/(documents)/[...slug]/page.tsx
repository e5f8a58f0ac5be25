import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { blocks } from "@/components/mdx";
import { ArticlePage } from "@/components/page/article-page";
import { BrokenPage } from "@/components/page/broken-page";
import { PageShell } from "@/components/page/page-shell";
import { StructuredData } from "@/components/page/structured-data";
import { articleAt, describePage } from "@/lib/content/articles";
import { dayOf } from "@/lib/content/day";
import { navigation } from "@/lib/content/navigation";
import { listPaths } from "@/lib/content/pages";

/** Every page is built ahead of time; an address without a file gets the 404 page. */
export const dynamicParams = false;

export async function generateStaticParams() {
  const paths = await listPaths();
  return paths.filter((path) => path !== "/").map((path) => ({ slug: path.slice(1).split("/") }));
}

export async function generateMetadata({ params }: PageProps<"/[...slug]">): Promise<Metadata> {
  return (await describePage(await pathOf(params))) ?? {};
}

export default async function Page({ params }: PageProps<"/[...slug]">) {
  const found = await articleAt(await pathOf(params), blocks, dayOf(new Date()));
  if (!found) notFound();
  const invites = !found.ok || found.article.invites;
  return (
    <PageShell {...(await navigation())} invites={invites} address={found.ok ? found.address : undefined}>
      {found.ok ? <ArticlePage {...found} /> : <BrokenPage {...found} />}
      {found.ok && <StructuredData data={found.data} />}
    </PageShell>
  );
}

async function pathOf(params: PageProps<"/[...slug]">["params"]): Promise<string> {
  return `/${(await params).slug.join("/")}`;
}
