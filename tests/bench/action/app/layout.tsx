import type { ReactNode } from "react";

/** As little around a page as Next allows. */
export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
