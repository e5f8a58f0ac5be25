import type { Topic } from "../routes.ts";
import { type Article, type Clinic, topicName } from "../schema.ts";
import type { Page } from "../site.ts";
import { questionsIn } from "./answers.ts";
import { clinicData } from "./clinic.ts";
import type { StructuredData } from "./schema.ts";

type PageInput = { page: Page; topic: Topic | null; article: Article; clinic: Clinic; siteUrl: string };

/**
 * What machines are told about a page: what the page itself shows, and nothing that it does not.
 *
 * A review is told only while it stands: signed, unchanged since, and not overdue. A page of a topic is about the topic's
 * condition; the treatments that the page's front matter names are boot, cast, surgery and the like, never cells.
 */
export function pageData({ page, topic, article, clinic, siteUrl }: PageInput): StructuredData {
  const questions = questionsIn(page.tree, clinic);
  const { reviewed } = page.meta;
  const isSigned = article.reviewed.state === "signed" && reviewed;
  return {
    "@context": "https://schema.org",
    "@type": topic === null ? "WebPage" : questions.length > 0 ? ["MedicalWebPage", "FAQPage"] : "MedicalWebPage",
    url: siteUrl + page.path,
    name: article.title,
    inLanguage: "en",
    dateModified: article.written,
    ...(isSigned && {
      lastReviewed: reviewed.on,
      reviewedBy: { "@type": "Person", name: reviewed.by, jobTitle: reviewed.role },
    }),
    ...aboutOf(page, topic),
    ...trailOf(article, siteUrl),
    ...citationsOf(article),
    ...(topic && questions.length > 0 && { mainEntity: questions }),
    ...publisherOf(clinic, siteUrl),
  };
}

function aboutOf(page: Page, topic: Topic | null): Pick<StructuredData, "about"> {
  const name = topic?.opening.meta.condition;
  if (name === undefined) return {};
  const treatments = page.meta.treatments?.map(
    (treatment) => ({ "@type": "MedicalTherapy", name: treatment }) as const,
  );
  return { about: { "@type": "MedicalCondition", name, ...(treatments && { possibleTreatment: treatments }) } };
}

/** The way to a page as the line above its title shows it: the site, then the topic; the page itself is left out. */
function trailOf({ path, topic }: Article, siteUrl: string): Pick<StructuredData, "breadcrumb"> {
  if (!topic || topic.path === path) return {};
  const steps = [
    { name: "Home", item: `${siteUrl}/` },
    { name: topicName(topic), item: siteUrl + topic.path },
  ];
  const items = steps.map((step, at) => ({ "@type": "ListItem", position: at + 1, ...step }) as const);
  return { breadcrumb: { "@type": "BreadcrumbList", itemListElement: items } };
}

/** The sources of a page by their addresses: what they are called stands in its list, and a phone need not load it twice. */
function citationsOf({ sources }: Article): Pick<StructuredData, "citation"> {
  if (sources.length === 0) return {};
  return { citation: sources.map(({ doi, url }) => (doi ? `https://doi.org/${doi}` : (url ?? ""))) };
}

function publisherOf(clinic: Clinic, siteUrl: string): Pick<StructuredData, "publisher"> {
  const publisher = clinicData(clinic, siteUrl);
  return publisher ? { publisher } : {};
}
