import type { Clinic } from "./schema.ts";

/** Something that a clinic's counsel must confirm before launch: its id in `clinic.yaml`, and the question. */
type Question = { id: string; ask: string };

/**
 * What counsel must confirm for each jurisdiction. These are questions, not legal advice and not the wording of any law;
 * the list names what is known to matter for such a site and cannot be complete.
 */
export const COUNSEL_QUESTIONS: Record<Clinic["jurisdiction"], Question[]> = {
  US: [
    {
      id: "us-fda-status",
      ask: "How the pages state the FDA status of each product you use, and whether a page is itself a claim about it (21 CFR 1271.10)",
    },
    {
      id: "us-state-notices",
      ask: "Which notices your state asks for in adverts, on the wall and in writing before treatment (as in California, Washington, Utah and Florida), and whether content/notices.yaml shows them here as it must",
    },
    { id: "us-advertising", ask: "That no page makes a claim, said or implied, that the FTC would count as unproven" },
    {
      id: "us-privacy",
      ask: "The privacy page, the consent on the form, your notice of privacy practices (HIPAA) and your state's law on health data",
    },
    {
      id: "us-access",
      ask: "The notices of non-discrimination and of language help (Section 1557) and the accessibility statement (Section 504)",
    },
  ],
  UK: [
    {
      id: "uk-notice",
      ask: "Which notice the pages on a treatment must show (content/notices.yaml), and that they invite nobody to book",
    },
    {
      id: "uk-advertising",
      ask: "Whether these pages advertise an unlicensed medicine (Human Medicines Regulations 2012, regulations 167 and 279) and follow section 12 of the CAP Code",
    },
    { id: "uk-privacy", ask: "The privacy page and the consent on the form, since the answers are data on health" },
  ],
  EU: [
    {
      id: "eu-notice",
      ask: "Which notice the pages on a treatment must show in your country (content/notices.yaml), and that they invite nobody to book",
    },
    {
      id: "eu-product-status",
      ask: "Under which authorization, approved trial or hospital exemption each product is given (Regulation (EC) No 1394/2007)",
    },
    { id: "eu-advertising", ask: "Whether these pages advertise a medicine that is not authorized in your country" },
    {
      id: "eu-privacy",
      ask: "The privacy page and the consent on the form, since the answers are data on health (GDPR, Article 9)",
    },
    { id: "eu-access", ask: "What your country asks of the accessibility statement" },
  ],
};
