import { ReloadOnSave } from "@/components/page/reload-on-save";

/**
 * What every document shares. While developing, an open page reloads when its file is saved. The frame is each page's own
 * to draw, since its header depends on the page.
 */
export default function DocumentsLayout({ children }: LayoutProps<"/">) {
  return (
    <>
      {process.env.NODE_ENV === "development" && <ReloadOnSave />}
      {children}
    </>
  );
}
