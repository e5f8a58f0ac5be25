import type { ReactNode } from "react";
import { TRAIL_PATH } from "@/lib/audit/schema";
import { EXPORT_PATH } from "@/lib/export/schema";
import { mayDo, type Permission, ROLE_NAMES, STAFF_PATHS, type Staff } from "@/lib/staff/schema";

type StaffShellProps = {
  /** What the browser calls the page. A page with a form leaves it to the form, which says there when something is wrong. */
  title?: string;
  clinicName: string;
  /** Who is signed in, with what signs them out; nobody on the pages of the sign-in. */
  signedIn?: { staff: Staff; signOut: () => Promise<void> };
  /** The path of the page, marked in the navigation. */
  here?: string;
  children: ReactNode;
};

/** The pages that the navigation leads to, for those who may open them. */
const WAYS: { path: string; words: string; permission: Permission }[] = [
  { path: STAFF_PATHS.home, words: "Requests", permission: "requests" },
  { path: STAFF_PATHS.pages, words: "Pages due", permission: "reviews" },
  { path: STAFF_PATHS.numbers, words: "Numbers", permission: "numbers" },
  { path: EXPORT_PATH, words: "Export", permission: "export" },
  { path: TRAIL_PATH, words: "What was done", permission: "audit" },
  { path: STAFF_PATHS.account, words: "My account", permission: "account" },
];

/** The frame of every page for staff: who is signed in, the ways on, and the way out. No page of it is for patients. */
export function StaffShell({ title, clinicName, signedIn, here, children }: StaffShellProps) {
  return (
    <div className="page">
      {title && <title>{`${title} – Staff – ${clinicName}`}</title>}
      <a href="#main" className="skip">
        Skip to the page
      </a>
      <header className="border-b border-line bg-surface print:hidden">
        <div className="mx-auto flex max-w-page flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2">
          <p className="font-heading font-semibold">{clinicName}: staff</p>
          {signedIn && <StaffNavigation {...signedIn} here={here} />}
        </div>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-page px-4 py-8">
        {children}
      </main>
    </div>
  );
}

function StaffNavigation({
  staff,
  signOut,
  here,
}: NonNullable<StaffShellProps["signedIn"]> & { here?: string | undefined }) {
  return (
    <>
      <nav aria-label="Staff" className="grow">
        <ul className="flex flex-wrap gap-x-4">
          {WAYS.filter(({ permission }) => mayDo(staff.role, permission)).map(({ path, words }) => (
            <li key={path}>
              <a
                href={path}
                aria-current={path === here ? "page" : undefined}
                className="inline-block py-2.5 aria-[current]:font-semibold"
              >
                {words}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <form action={signOut} className="flex flex-wrap items-center gap-x-4">
        <span className="text-base text-muted">
          {staff.name}, {ROLE_NAMES[staff.role]}
        </span>
        <button type="submit" className="min-h-11 cursor-pointer text-accent underline">
          Sign out
        </button>
      </form>
    </>
  );
}
