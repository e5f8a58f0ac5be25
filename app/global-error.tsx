"use client";

import { FailurePage } from "@/components/page/failure-page";
import "./globals.css";

/** Takes the place of the whole site when even its frame could not be drawn. */
export default function SiteFailure() {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong</title>
        <FailurePage />
      </body>
    </html>
  );
}
