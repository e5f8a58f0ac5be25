import type { NextRequest } from "next/server";
import { Document } from "@/components/page/document";
import { PageShell } from "@/components/page/page-shell";
import { searchTitle } from "@/components/search/count";
import { SearchPage } from "@/components/search/search-page";
import { navigation } from "@/lib/content/navigation";
import { documentResponse } from "@/lib/documents/markup";
import { answerSearch } from "@/lib/search/answer";
import { QUERY_NAME, SEARCH_PATH } from "@/lib/search/schema";
import { settings } from "@/lib/settings";

const PAGE = {
  path: SEARCH_PATH,
  description: "Find a page, a part of a page or an answer on this site.",
  listed: false,
  tellsNobody: true,
};

/** The search. It is made for each visit, what was typed is kept nowhere, and no other server learns it. */
export async function GET({ nextUrl }: NextRequest) {
  const [answer, shell] = await Promise.all([answerSearch(nextUrl.searchParams.getAll(QUERY_NAME)), navigation()]);
  return documentResponse(
    <Document head={{ ...PAGE, ...settings(), title: searchTitle(answer, shell.clinic) }}>
      <PageShell {...shell} invites={answer.invites}>
        <SearchPage answer={answer} clinic={shell.clinic} />
      </PageShell>
    </Document>,
  );
}
