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
    <div className="page">
      <a href="#main" className="skip">
        Skip to the page
      </a>
      {clinic.sample && <SampleNotice />}
      <Header clinic={clinic} topics={topics} invites={invites} />
      <main id="main" tabIndex={-1}>
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
    <aside aria-label="Sample" className="sample">
      Sample site: clinic and phone number are made up.
    </aside>
  );
}
