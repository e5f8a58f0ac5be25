import { termId } from "../glossary/read.ts";
import { GLOSSARY_PATH, type Term } from "../glossary/schema.ts";
import type { Page } from "../page.ts";
import type { Topic } from "../routes.ts";
import { type Article, type Clinic, topicName } from "../schema.ts";
import { questionsIn } from "./answers.ts";
import { clinicData } from "./clinic.ts";
import type { StructuredData } from "./schema.ts";

type PageInput = { page: Page; topic: Topic | null; article: Article; clinic: Clinic; siteUrl: string; terms?: Term[] };

/**
 * What machines are told about a page: what the page itself shows, and nothing that it does not.
 *
 * A review is told only while it stands: signed, unchanged since, and not overdue. A page of a topic is about the topic's
 * condition; the treatments that the page's front matter names are boot, cast, surgery and the like, never cells.
 */
export function pageData({ page, topic, article, clinic, siteUrl, terms = [] }: PageInput): StructuredData {
  const questions = questionsIn(page.tree, clinic);
  const { reviewed } = page.meta;
  const isSigned = article.reviewed.state === "signed" && reviewed;
  return {
    "@context": "https://schema.org",
    "@type": kindOf(topic, questions.length > 0, terms.length > 0),
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
    ...termsOf(terms, siteUrl),
    ...publisherOf(clinic, siteUrl),
  };
}

function kindOf(topic: Topic | null, asks: boolean, explains: boolean): StructuredData["@type"] {
  if (explains) return ["WebPage", "DefinedTermSet"];
  if (topic === null) return "WebPage";
  return asks ? ["MedicalWebPage", "FAQPage"] : "MedicalWebPage";
}

function termsOf(terms: Term[], siteUrl: string): Pick<StructuredData, "hasDefinedTerm"> {
  if (terms.length === 0) return {};
  const told = terms.map(({ term, meaning }) => {
    const name = `${term.charAt(0).toUpperCase()}${term.slice(1)}`;
    const url = `${siteUrl}${GLOSSARY_PATH}#${termId(term)}`;
    return { "@type": "DefinedTerm", name, description: meaning, url } as const;
  });
  return { hasDefinedTerm: told };
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
