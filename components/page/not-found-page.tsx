import { ClinicValue } from "@/components/mdx/clinic-value";
import type { Clinic, PageLink } from "@/lib/content/schema";

/** What a patient sees at an address where nothing stands. */
export function NotFoundPage({ topics, clinic }: { topics: PageLink[]; clinic: Clinic }) {
  return (
    <div className="prose max-w-measure">
      <h1>This page does not exist</h1>
      <p>The address may be mistyped, or the page may have moved. Nothing is wrong with your device.</p>
      <h2>Where you may want to go</h2>
      <ul>
        {topics.map((topic) => (
          <li key={topic.path}>
            <a href={topic.path}>{topic.title}</a>
          </li>
        ))}
        <li>
          <a href="/consultation">Ask for a consultation</a>
        </li>
        <li>
          <a href="/">The home page</a>
        </li>
      </ul>
      <p>
        Or call us: <ClinicValue value="phone" clinic={clinic} />. In an emergency call{" "}
        <ClinicValue value="emergencyNumber" clinic={clinic} />.
      </p>
    </div>
  );
}
