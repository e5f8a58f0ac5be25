import type { ReactNode } from "react";
import type { Clinic, PageLink } from "@/lib/content/schema";
import { Footer } from "./footer";
import { Header } from "./header";
import { PaperHead } from "./paper-head";

type PageShellProps = {
  clinic: Clinic;
  topics: PageLink[];
  clinicPages: PageLink[];
  invites?: boolean;
  address?: string;
  children: ReactNode;
};

/**
 * The frame of every page: a link past the navigation, a header, the page itself, a footer. Where a page must not invite
 * its readers to book, `invites` is false, and the header leads nowhere near the form. `address` is the page's whole
 * address, told on paper.
 */
export function PageShell({ clinic, topics, clinicPages, invites = true, address, children }: PageShellProps) {
  return (
    <div className="flex min-h-screen flex-col">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:m-2 focus:bg-accent focus:px-4 focus:py-2 focus:text-on-accent"
      >
        Skip to the page
      </a>
      {clinic.sample && <SampleNotice />}
      <Header clinic={clinic} topics={topics} invites={invites} />
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-page flex-1 px-5 pt-6 pb-20 sm:px-8 sm:pt-10 focus:outline-none"
      >
        {address && <PaperHead clinic={clinic} address={address} />}
        {children}
      </main>
      <Footer clinic={clinic} topics={topics} clinicPages={clinicPages} />
    </div>
  );
}

/** Says on every page that this clinic does not exist, until a clinic has put its own details into clinic.yaml. */
function SampleNotice() {
  return (
    <p className="border-b border-line bg-warning-surface px-5 py-2 text-center text-sm text-warning">
      This is a sample site. The clinic, its address and its phone number are made up.
    </p>
  );
}
