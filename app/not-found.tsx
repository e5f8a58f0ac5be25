import type { Metadata } from "next";
import { NotFoundPage } from "@/components/page/not-found-page";
import { PageShell } from "@/components/page/page-shell";
import { ReloadOnSave } from "@/components/page/reload-on-save";
import { navigation } from "@/lib/content/navigation";

export const metadata: Metadata = { title: "Page not found" };

/** Shown for an address where nothing stands; offers the ways on that a patient is likely to want. */
export default async function NotFound() {
  const shell = await navigation();
  return (
    <PageShell {...shell}>
      {process.env.NODE_ENV === "development" && <ReloadOnSave />}
      <NotFoundPage topics={shell.topics} clinic={shell.clinic} />
    </PageShell>
  );
}
