"use client";

import { FailurePage } from "@/components/page/failure-page";

/** Takes the place of a page whose script failed in the browser. */
export default function PageFailure() {
  return <FailurePage />;
}
