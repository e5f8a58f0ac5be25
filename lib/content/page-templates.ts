/** What a new page says until its writer fills it in. */
export const FILL_IN = {
  description: "Write one or two sentences here that tell a reader, in search results, what this page holds.",
  summary: [
    "Say what the treatment is.",
    "Say whether it is approved.",
    "Say what studies have shown.",
    "Say what usual care is.",
    "Say what to do first.",
  ],
  audience: "Say who it is for, and who it is not for.",
  lead: "Say in two or three short sentences what a reader learns here.",
  known: "Write what is known. Put the number of a source behind each fact.",
  unknown: "Write what nobody knows yet.",
  emergency: "Write each sign that cannot wait.",
  harms: "Write each harm that is known, with the number of its source.",
  usualCare: "Say what usual care is, and what it can do.",
  doingNothing: "Say what happens to people who have no treatment.",
  question: "Write each question that a patient can take along.",
  sheet: "Say in a patient's words what is offered, and who is paid for it.",
  changeOurMind: "Say which trial, with which result, would make you write these pages differently.",
};

function inWords(name: string): string {
  const words = name.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The longest name that navigation has room for. */
const SHORT_LETTERS = 28;

/** How navigation names a new page: the words of its file's name, as many as there is room for. */
export function shortName(name: string): { full: string; shown: string } {
  const full = inWords(name);
  if (full.length <= SHORT_LETTERS) return { full, shown: full };
  const end = full.lastIndexOf(" ", SHORT_LETTERS);
  return { full, shown: full.slice(0, end > 0 ? end : SHORT_LETTERS) };
}

function frontMatter(title: string, short: string, order: number, today: string): string {
  return `---
title: "${title.slice(0, 75)}"
short: "${short}"
description: "${FILL_IN.description}"
order: ${order}
written: ${today}
---
`;
}

/** The first page of a new topic, with every part that a topic must hold. */
export function openingPage(topic: string, today: string): string {
  return `${frontMatter(`${inWords(topic)}: what is known and not known`, "Overview", 0, today)}
<Alert>

In an emergency call <Clinic value="emergencyNumber" /> now.

</Alert>

<Interest>

We are a clinic. We may offer this treatment, and we are paid if you choose it.

</Interest>

<Summary>

${FILL_IN.summary.map((line) => `- ${line}`).join("\n")}

</Summary>

## Who this page is for

${FILL_IN.audience}

## When it cannot wait

<Emergency>

- ${FILL_IN.emergency}

</Emergency>

## What is offered

<ProductCard />

## What can go wrong

<Harms>

- ${FILL_IN.harms}

</Harms>

## What else you can do

<Alternatives>

- **Usual care.** ${FILL_IN.usualCare}
- **Doing nothing.** ${FILL_IN.doingNothing}

</Alternatives>

## What we do not know

<Unknown>

- ${FILL_IN.unknown}

</Unknown>

## Questions to ask

<QuestionsToAsk>

- ${FILL_IN.question}

</QuestionsToAsk>

## What would change our mind

<ChangeOurMind>

${FILL_IN.changeOurMind}

</ChangeOurMind>

<Sheet title="A sheet to take to another doctor">

${FILL_IN.sheet}

<ToFillIn title="About me">

- My name
- What happened, and when
- Medicines I take, blood thinners too
- Allergies

</ToFillIn>

<QuestionsToAsk>

- What would you do in my place?
- What could go wrong if I wait?

</QuestionsToAsk>

</Sheet>

<Contents />
`;
}

/** Any other new page, of a topic or of the clinic. */
export function innerPage(topic: string, name: string, order: number, today: string): string {
  const title = topic === "clinic" ? inWords(name) : `${inWords(name)}: ${inWords(topic).toLowerCase()}`;
  return `${frontMatter(title, shortName(name).shown, order, today)}
${FILL_IN.lead}

## What is known

${FILL_IN.known}

## What we do not know

<Unknown>

${FILL_IN.unknown}

</Unknown>
`;
}
