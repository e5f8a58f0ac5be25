import { ClinicValue } from "@/components/mdx/clinic-value";
import { type Clinic, type PageLink, topicName } from "@/lib/content/schema";

type FooterProps = { clinic: Clinic; topics: PageLink[]; clinicPages: PageLink[] };

/** How to reach the clinic, when it is there, its own pages, and where to turn in an emergency. */
export function Footer({ clinic, topics, clinicPages }: FooterProps) {
  return (
    <footer id="reach-us" className="site-footer">
      <div>
        <p className="brand">{clinic.legalName}</p>
        <address>
          {clinic.address.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </address>
        <p>
          <ClinicValue value="phone" clinic={clinic} />
          {" · "}
          <ClinicValue value="email" clinic={clinic} />
        </p>
        <ul>
          {clinic.hours.map(({ days, open, close }) => (
            <li key={days}>
              {days}, {open} to {close}
            </li>
          ))}
        </ul>
        <p>
          In an emergency call <ClinicValue value="emergencyNumber" clinic={clinic} />. Do not wait for an answer from
          us.
        </p>
      </div>
      <FooterLinks label="Topics" links={topics} />
      <FooterLinks label="The clinic" links={clinicPages} />
    </footer>
  );
}

function FooterLinks({ label, links }: { label: string; links: PageLink[] }) {
  return (
    <nav aria-label={label} className="screen-only">
      <p>{label}</p>
      <ul>
        {links.map((link) => (
          <li key={link.path}>
            <a href={link.path}>{label === "Topics" ? topicName(link) : link.short}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
