import type { Metadata } from "next";
import type { ReactNode } from "react";
import "../../article/article.css";
import { FRAME } from "../../article/frame";
import { Links } from "./links";

export const metadata: Metadata = { icons: "data:," };

/** The frame of the hand-written page, as a layout. */
export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <a className="skip" href="#main">
          {FRAME.skip}
        </a>
        <header>
          <a href="/">{FRAME.name}</a>
          <nav aria-label="Site">
            <Links all={FRAME.links} />
          </nav>
        </header>
        <main id="main">{children}</main>
        <footer>
          <p>{FRAME.disclaimer}</p>
          <nav aria-label="About this site">
            <Links all={FRAME.footer} />
          </nav>
        </footer>
      </body>
    </html>
  );
}
