import { PageShell } from "@/components/page/page-shell";
import { ReloadOnSave } from "@/components/page/reload-on-save";
import { navigation } from "@/lib/content/navigation";

/** What surrounds every document. While developing, an open page also reloads when its file is saved. */
export default async function DocumentsLayout({ children }: LayoutProps<"/">) {
  return (
    <PageShell {...(await navigation())}>
      {process.env.NODE_ENV === "development" && <ReloadOnSave />}
      {children}
    </PageShell>
  );
}
