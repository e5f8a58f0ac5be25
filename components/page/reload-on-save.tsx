"use client";

import { useEffect } from "react";

/**
 * Loads the page again when a file in `content/` is saved. For the root layout in development only: `npm run dev` offers
 * the events, a built site does not.
 */
export function ReloadOnSave() {
  useEffect(() => {
    const changes = new EventSource("/content-changes");
    changes.addEventListener("message", () => window.location.reload());
    return () => changes.close();
  }, []);
  return null;
}
