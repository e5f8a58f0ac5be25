import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { blocks } from "@/components/mdx";
import { ArticlePage } from "@/components/page/article-page";
import { BrokenPage } from "@/components/page/broken-page";
import { PageShell } from "@/components/page/page-shell";
import { StructuredData } from "@/components/page/structured-data";
import { TopicsPage } from "@/components/page/topics-page";
import { articleAt, describePage } from "@/lib/content/articles";
import { dayOf } from "@/lib/content/day";
import { listTopics, navigation } from "@/lib/content/navigation";
import { listSlugs } from "@/lib/content/pages";

/** Every page is built ahead of time; an address without a file gets the 404 page. */
export const dynamicParams = false;

export const generateStaticParams = listSlugs;

export async function generateMetadata({ params }: PageProps<"/[...slug]">): Promise<Metadata> {
  return (await describePage(`/${(await params).slug.join("/")}`)) ?? {};
}

export default async function Page({ params }: PageProps<"/[...slug]">) {
  const path = `/${(await params).slug.join("/")}`;
  const [shell, topics] = [await navigation(), await listTopics(path)];
  if (topics)
    return (
      <PageShell {...shell}>
        <TopicsPage topics={topics} />
      </PageShell>
    );
  const found = await articleAt(path, blocks, dayOf(new Date()));
  if (!found) notFound();
  return (
    <PageShell {...shell} invites={!found.ok || found.article.invites} address={found.ok ? found.address : undefined}>
      {found.ok ? <ArticlePage {...found} /> : <BrokenPage {...found} />}
      {found.ok && <StructuredData data={found.data} />}
    </PageShell>
  );
}
