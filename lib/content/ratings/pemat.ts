import type { Part } from "./question.ts";

/**
 * The items of PEMAT-P in our own words (Shoemaker, Wolf and Brach, AHRQ 2013, Publication 14-0002-EF), with the numbers of
 * the official form, in which 13 and 14 are for films.
 */
export const PEMAT: Part[] = [
  {
    title: "Can readers understand it?",
    questions: [
      { number: 1, asks: "You see at once what the pages are for.", look: "the first page" },
      { number: 2, asks: "Nothing in them leads away from that purpose.", look: "all pages" },
      { number: 3, asks: "They use the words of everyday talk.", look: "all pages" },
      {
        number: 4,
        asks: "A medical word stands only where readers need to know it, and is explained there.",
        look: "words in brackets, and what is explained where it first stands",
      },
      {
        number: 5,
        asks: "They say who does what: “the doctor numbs your skin”, not “the skin is numbed”.",
        look: "all pages",
      },
      {
        number: 6,
        asks: "Numbers are easy to grasp.",
        headings: /stud|evidence|risk|wrong|compar/i,
        unlessNone: "numbers",
      },
      { number: 7, asks: "Readers never have to work anything out.", headings: /stud|evidence|compar|table/i },
      { number: 8, asks: "The text comes in short pieces.", look: "all pages" },
      { number: 9, asks: "Each heading tells what stands below it.", look: "the headings of all pages" },
      { number: 10, asks: "One thing follows from the other.", look: "the order of the pages and of their parts" },
      { number: 11, asks: "There is a summary.", look: "the first page" },
      {
        number: 12,
        asks: "Boxes, bold words, lists or larger letters lead the eye to what matters most.",
        look: "all pages, on a phone too",
      },
      { number: 15, asks: "There is a drawing, chart or photo wherever one would make it easier.", look: "all pages" },
      { number: 16, asks: "Each of them supports the words beside it.", look: "all pictures", unlessNone: "pictures" },
      { number: 17, asks: "Each of them has a clear title or caption.", look: "all pictures", unlessNone: "pictures" },
      { number: 18, asks: "Each of them is clear and not crowded.", look: "all pictures", unlessNone: "pictures" },
      {
        number: 19,
        asks: "Tables are simple, and the names of their rows and columns are short and clear.",
        headings: /table|compar|products?|stud/i,
        unlessNone: "tables",
      },
    ],
  },
  {
    title: "Can readers act on it?",
    questions: [
      {
        number: 20,
        asks: "The pages name at least one thing that a reader can do.",
        headings: /what to do|today|advice/i,
      },
      {
        number: 21,
        asks: "Where they ask for something, they speak to “you”.",
        headings: /what to do|advice|question/i,
      },
      {
        number: 22,
        asks: "What is to be done is split into steps that one can manage.",
        headings: /what to do|advice|step/i,
      },
      {
        number: 23,
        asks: "There is something to use, such as a list of questions or boxes to tick.",
        headings: /question|take along|check/i,
      },
      {
        number: 24,
        asks: "Where something must be worked out, the pages show how.",
        look: "all pages",
        unlessNone: "sums to do",
      },
      {
        number: 25,
        asks: "They tell how to use a chart, table or diagram to decide or to act.",
        headings: /table|read this|compar/i,
        unlessNone: "charts, tables or diagrams",
      },
      {
        number: 26,
        asks: "There is a picture wherever it would make acting easier.",
        headings: /what to do|step|advice/i,
      },
    ],
  },
];
