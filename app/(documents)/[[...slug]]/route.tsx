import { blocks } from "@/components/mdx";
import { ArticlePage } from "@/components/page/article-page";
import { BrokenPage } from "@/components/page/broken-page";
import { Document } from "@/components/page/document";
import { HomePage } from "@/components/page/home-page";
import { NotFoundPage } from "@/components/page/not-found-page";
import { PageShell } from "@/components/page/page-shell";
import { StructuredData } from "@/components/page/structured-data";
import { TopicsPage } from "@/components/page/topics-page";
import { articleAt, headOf } from "@/lib/content/articles";
import { dayOf } from "@/lib/content/day";
import { listTopics, navigation } from "@/lib/content/navigation";
import { documentResponse } from "@/lib/documents/markup";
import { settings } from "@/lib/settings";

/** A document is made when the build or the publishing of a page asks for it, and then kept by the server. */
export const dynamic = "force-dynamic";

/** Every page that is made from `content/`, and the page for an address where nothing stands. */
export async function GET(_request: Request, { params }: RouteContext<"/[[...slug]]">) {
  const path = `/${(await params).slug?.join("/") ?? ""}`;
  const [head, shell, topics] = await Promise.all([headOf(path), navigation(), listTopics(path)]);
  if (head && topics) {
    return documentResponse(
      <Document head={head}>
        <PageShell {...shell}>
          <TopicsPage topics={topics} />
        </PageShell>
      </Document>,
    );
  }
  const found = await articleAt(path, blocks, dayOf(new Date()));
  if (found?.ok && head) {
    const page = path === "/" ? <HomePage {...found} topics={shell.topics} /> : <ArticlePage {...found} />;
    return documentResponse(
      <Document head={head}>
        <PageShell {...shell} invites={found.article.invites} address={found.address}>
          {page}
          <StructuredData data={found.data} />
        </PageShell>
      </Document>,
    );
  }
  const isBroken = found?.ok === false;
  return documentResponse(
    <Document head={{ ...settings(), title: isBroken ? "This page has errors" : "Page not found", listed: false }}>
      <PageShell {...shell}>
        {isBroken ? <BrokenPage {...found} /> : <NotFoundPage topics={shell.topics} clinic={shell.clinic} />}
      </PageShell>
    </Document>,
    isBroken ? 500 : 404,
  );
}
