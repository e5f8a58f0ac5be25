import type { Part } from "./question.ts";

const TOP = "the first page, from its title to its list of pages";

/**
 * The sixteen questions of DISCERN in our own words (Charnock and others, J Epidemiol Community Health 1999;53:105–11). A
 * rater who doubts what one means reads the official wording, which the worksheet leads to.
 */
export const DISCERN: Part[] = [
  {
    title: "Part 1: can a reader rely on these pages?",
    questions: [
      {
        number: 1,
        asks: "Do the opening lines tell what the pages set out to do, what they leave out, and for whom they are written?",
        look: TOP,
        headings: /\bwho\b.*\bfor\b|how to use/i,
      },
      {
        number: 2,
        asks: "When you had read it all, had you got what those lines led you to expect?",
        look: "all pages",
      },
      {
        number: 3,
        asks: "Would somebody with this problem find their own questions here, and advice that they could follow?",
        headings: /question|what to do|expect/i,
      },
      {
        number: 4,
        asks: "Can you tell for each main statement which study, rule or body it comes from?",
        look: "the small numbers in the sentences and the list of sources at the foot of each page",
      },
      {
        number: 5,
        asks: "Can you tell how old things are: each source, and the page itself?",
        look: "the days below each title, and the years and days in the list of sources",
      },
      {
        number: 6,
        asks: "Is each side told fairly, so that no choice is talked up or down, and no single person's story is the proof?",
        headings: /compar|benefit|limit|hope|evidence|known/i,
      },
      {
        number: 7,
        asks: "Are you shown where else to read or find help, outside this clinic?",
        look: "links that lead to other sites",
        headings: /opinion|report|take along|help/i,
      },
      {
        number: 8,
        asks: "Do the pages admit what is not known, or where experts do not agree?",
        headings: /not know|unknown|cannot|change our mind|evidence/i,
      },
    ],
  },
  {
    title: "Part 2: what do they say about each choice of treatment?",
    questions: [
      {
        number: 9,
        asks: "Is it told of each choice what is done and how that is thought to help?",
        headings: /\bhow\b|steps?|treated|products?|idea/i,
      },
      {
        number: 10,
        asks: "Is it told of each choice what good it has been shown to do?",
        headings: /benefit|hope|compar|care can show|works?\b|stud/i,
      },
      {
        number: 11,
        asks: "Is it told of each choice what harm it can do, and how often if that is known?",
        headings: /wrong|risk|harm|painful|side effect|compar/i,
      },
      { number: 12, asks: "Is it told what may follow if nothing is done?", headings: /nothing|\bleft\b|wait/i },
      {
        number: 13,
        asks: "Is it told what each choice means for daily life, such as work, sport, driving, time and money?",
        headings: /live with|life|work|drive|sport|cost|recover|feel/i,
      },
      {
        number: 14,
        asks: "Is it plain that there is more than one choice, and what the others are?",
        headings: /compar|option|usual|surgery|treated|choice/i,
      },
      {
        number: 15,
        asks: "Do the pages help a reader to talk the choice over with a doctor, family or friends?",
        headings: /question|take along|consultation|opinion|mind/i,
      },
    ],
  },
  {
    title: "The whole",
    questions: [
      {
        number: 16,
        asks: "With all of your answers before you: how good are these pages as a source on the choices of treatment? (1: grave gaps. 3: gaps that matter. 5: hardly any.)",
        look: "your ratings of 1 to 15",
      },
    ],
  },
];
