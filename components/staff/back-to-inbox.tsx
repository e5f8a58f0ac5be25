import { STAFF_PATHS } from "@/lib/staff/schema";

/** The way on from a page that has nothing more to do. */
export function BackToInbox() {
  return (
    <a href={STAFF_PATHS.home} className="inline-block py-2.5">
      Back to all requests
    </a>
  );
}
