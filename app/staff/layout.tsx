import type { Metadata } from "next";

/** No search engine lists what only staff can open, and no other site learns that anybody was here. */
export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: "same-origin" };

/**
 * What the pages for staff share, which is nothing that could be a lock: each page asks by itself who has come. They are
 * made for each visit and kept nowhere.
 */
export default function StaffLayout({ children }: LayoutProps<"/staff">) {
  return children;
}
