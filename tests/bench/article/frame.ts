/** What stands around the article where it is not a page of the site itself: as much as the site's own frame says. */
export const FRAME = {
  name: "Sample Clinic",
  skip: "Skip to the text",
  links: [
    ["Home", "/"],
    ["Injury", "/injury"],
    ["Evidence", "/evidence"],
    ["Questions", "/questions"],
    ["About us", "/about"],
    ["Ask for a consultation", "/consultation"],
  ],
  facts: "Written on January 1, 2026. No clinician has reviewed this page.",
  contents: "On this page",
  sources: "Sources",
  before: "Before your consultation",
  beforeText:
    "Write down what you want to ask, and bring it. You can ask for a consultation without deciding anything.",
  disclaimer:
    "This page informs. It does not replace a doctor who has seen you. In an emergency call the emergency number of your country now.",
  footer: [
    ["Privacy", "/privacy"],
    ["Accessibility", "/accessibility"],
    ["Disclaimer", "/disclaimer"],
  ],
} as const;
