import type { Metadata } from "next";
import { PageShell } from "@/components/page/page-shell";
import { SearchPage } from "@/components/search/search-page";
import { navigation } from "@/lib/content/navigation";
import { answerSearch } from "@/lib/search/answer";
import { QUERY_NAME } from "@/lib/search/schema";

/** The title depends on what is found, so it stands with the words. No other server learns what was typed. */
export const metadata: Metadata = {
  description: "Find a page, a part of a page or an answer on this site.",
  robots: { index: false },
  referrer: "no-referrer",
  alternates: { canonical: "/search" },
};

/** The search. It is made for each visit, and what was typed is kept nowhere. */
export default async function Search({ searchParams }: PageProps<"/search">) {
  const [{ [QUERY_NAME]: typed }, shell] = await Promise.all([searchParams, navigation()]);
  const answer = await answerSearch(typed);
  return (
    <PageShell {...shell} invites={answer.invites}>
      <SearchPage answer={answer} clinic={shell.clinic} />
    </PageShell>
  );
}
