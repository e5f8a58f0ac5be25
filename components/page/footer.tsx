import { ClinicValue } from "@/components/mdx/clinic-value";
import { type Clinic, type PageLink, topicName } from "@/lib/content/schema";

type FooterProps = { clinic: Clinic; topics: PageLink[]; clinicPages: PageLink[] };

/** How to reach the clinic, when it is there, its own pages, and where to turn in an emergency. */
export function Footer({ clinic, topics, clinicPages }: FooterProps) {
  return (
    <footer id="reach-us" className="border-t border-line bg-surface text-base">
      <div className="mx-auto grid max-w-page gap-8 px-5 py-10 sm:px-8 md:grid-cols-[2fr_1fr_1fr]">
        <div>
          <p className="font-heading font-semibold">{clinic.legalName}</p>
          <address className="mt-2 text-muted not-italic">
            {clinic.address.map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            ))}
          </address>
          <p className="mt-2">
            <ClinicValue value="phone" clinic={clinic} />
            {" · "}
            <ClinicValue value="email" clinic={clinic} />
          </p>
          <ul className="mt-2 text-muted">
            {clinic.hours.map(({ days, open, close }) => (
              <li key={days}>
                {days}, {open} to {close}
              </li>
            ))}
          </ul>
          <p className="mt-4 max-w-measure">
            In an emergency call <ClinicValue value="emergencyNumber" clinic={clinic} />. Do not wait for an answer from
            us.
          </p>
        </div>
        <FooterLinks label="Topics" links={topics} />
        <FooterLinks label="The clinic" links={clinicPages} />
      </div>
    </footer>
  );
}

function FooterLinks({ label, links }: { label: string; links: PageLink[] }) {
  return (
    <nav aria-label={label} className="screen-only">
      <p className="text-muted">{label}</p>
      <ul className="mt-1">
        {links.map((link) => (
          <li key={link.path}>
            <a href={link.path} className="inline-block py-1.5">
              {label === "Topics" ? topicName(link) : link.short}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
