/** A part of the article. Its text may hold `**bold**`, `[a link](/about)` and `{cite:id}` with the id of a source. */
export type Part =
  | { kind: "heading"; text: string }
  | { kind: "text"; text: string }
  | { kind: "list"; items: string[] }
  | { kind: "note"; title: string; text: string };

/** What stands at the top of the article, wherever it is shown. */
export const TITLE = "How to read a page about a treatment";
export const SHORT = "How to read";
export const DESCRIPTION =
  "A slow way to read any page about a treatment: who wrote it, what it is about, and what it leaves out.";
export const WRITTEN = "2026-01-01";

/** The sources that the article cites, in the order of its notes, as the site's own list of sources names them. */
export const SOURCES = [
  {
    id: "charnock-1999",
    citation: "Charnock et al. DISCERN. Journal of Epidemiology and Community Health 1999;53:105–111.",
    url: "https://doi.org/10.1136/jech.53.2.105",
  },
  {
    id: "isscr-ask",
    citation:
      "International Society for Stem Cell Research. What to Ask a Stem Cell Clinic. A Closer Look at Stem Cells.",
    url: "https://www.closerlookatstemcells.org/What_to_Ask.html",
  },
];

/**
 * One article of about 1,400 words in the plain shapes that most pages of this site have: headings, paragraphs, lists, notes
 * and their sources. The bench shows it as a page of the site,
 * as a page written by hand, and as a page of a plain Next app, so that the three differ in nothing but how they are made.
 */
export const ARTICLE: Part[] = [
  text(`You have found a page about a treatment. It may be from a clinic, a friend, a paper or a sign on a bus. This page
    is about how to read such a page. It does not tell you what to choose. It is not about one treatment.`),
  text(`You need no training for it. You need a pen, some time, and the will to go slowly. Read the page once from top to
    bottom, then again with the questions below. Most people miss half of it the first time.`),
  heading("Look for who wrote it"),
  text(`A page is written by somebody, and paid for by somebody. Look for both names before you read on. Often they stand
    at the very end, in small print, or on another page with the title [About us](/about).`),
  text("Then ask what the writer gains when you say yes. There are a few usual answers:"),
  list(
    "the writer sells what the page is about",
    "the writer is paid by somebody who sells it",
    "the writer sells something else, and the page brings readers",
    "the writer gains nothing that you can see.",
  ),
  text(`None of these makes a page false. A baker can tell the truth about bread. But you read a baker on bread with this
    in mind, and you ask somebody else as well.`),
  note(
    "A name is not enough",
    `A page can show a name, a photo and a long row of letters. That tells you who may have looked at it. It does not tell
    you what they looked at, or on which day. Look for the day as well.`,
  ),
  heading("Find out what it is about"),
  text(`Two things can have one name. A page may begin with your problem and end with another one. So write down three
    things as you read: **who** it is about, **what** they were given, and **what** it was set beside.`),
  text(`If the page is about people with another problem, it may tell you nothing about yours. If it is about animals or
    about a dish in a lab, it may tell you nothing about people. A good page says this first. A poor page lets you find out
    by yourself.`),
  heading("Tell what was found from what is hoped"),
  text(`Words can lean. Some sound like a finding, and are only a hope. Read each sentence by itself. Ask what the writer
    would have to show you if you did not take their word for it. Some words lean more than others, and each has its
    question:`),
  list(
    "“may” or “can”: in whom was it seen, and how many were they?",
    "“up to”: what was it for most people, and what was the least?",
    "“shown in studies”: which ones, and where can I read them?",
    "“many people”: how many, of how many, and who counted them?",
    "“new”: new for whom, and what do people use now?",
    "“our own method”: what is it, who makes it, and what can go wrong?",
    "“nothing bad was seen”: who looked, and for how long?",
  ),
  text(`A sentence with one of these words need not be false. It is a sentence that has not told you enough yet. If the
    page goes on to tell you, all is well.`),
  heading("Follow one note to its source"),
  text(`A page that states facts should say where it has them from. Pick one note, best the one that matters most to you,
    and follow it. You will need a few minutes. Three things can happen.`),
  list(
    "You find the source, and it says what the page says. Good. Trust the other notes a little more.",
    "You find it, and it says less. Perhaps it was about fewer people, or other people, or it ended with a warning.",
    "You do not find it. Then treat the sentence as if nobody had written it.",
  ),
  text(`You do not have to understand all of a source. Look at its title, at who was in it, and at its last lines. There
    its authors often say what they do not know.`),
  text(`People have thought about this before you. DISCERN is a published set of questions to judge health information
    {cite:charnock-1999}. You can use it on any page, on this one too.`),
  heading("Ask each number for its neighbors"),
  text(`A number by itself tells you little. It needs neighbors. Of how many people is it a part? After how long was it
    counted? What was the number for those who had something else? If one of the three is missing, you cannot use it.`),
  text(`Take a game of cards. If a friend tells you that he won, you ask how often he played. If he says that he won more
    than last year, you ask how often he played last year.`),
  text(`Beware of a number that has a point and many digits. It looks exact. How exact it can be depends on how many people
    were counted. In a small group one person more or less can change it a lot.`),
  note(
    "Pictures are numbers too",
    `A line that climbs, a row of little people, a photo from before and one from after: each of them is a number that you
    cannot read. Ask the same of them. Who is in the picture, who is not, and who chose it?`,
  ),
  heading("Read what is not there"),
  text(`The hardest part is to see a gap. Nobody puts a sign on it. So bring a list, and tick what you find. What is left
    at the end is what the page does not tell you.`),
  list(
    "what can go wrong, how often, and what is done then",
    "what else there is, and what happens if you do nothing",
    "what nobody knows yet",
    "what it costs, all of it, and what you get back if you stop",
    "who made the page, who paid for it, and when it was last read through",
    "what would make the writers change their mind.",
  ),
  text(`A page with gaps may still be of use. You now know what to ask. A page that has no gaps at all, where each question
    has a happy answer, should make you read it a third time.`),
  heading("Take your time"),
  text(`A page that rushes you is not on your side. Offers that end on Sunday, few places left, a clock that runs: these
    are there so that you do not do what you are doing now. Close such a page, and open it again in a week. If the words
    are true, they will be true then.`),
  text(`If something hurts or frightens you today, a page is the wrong place to be. Call somebody who can look at you. All
    reading can wait until after that.`),
  heading("Talk about it with somebody"),
  text(`Take what you wrote down to a person who knows you and sells none of it. The world society of stem cell scientists,
    ISSCR, urges people to get advice from outside the clinic {cite:isscr-ask}. It also lists questions to ask
    {cite:isscr-ask}. Ours are below. They fit most appointments, and you can print them.`),
  list(
    "What do you think I have, and how sure are you?",
    "What are all the things that I could do, and which of them do you not offer?",
    "What happens if I wait?",
    "What do you know from people like me, and what do you only hope?",
    "What can go wrong, and whom do I call then, at night too?",
    "What would you tell me if you did not do this yourself?",
    "May I have the words that I am to sign, to read at home?",
  ),
  heading("What people ask"),
  text(`**Do I have to check every sentence?** No. Check one that matters to you, and one that you do not believe. If both hold, you know more about the page than
    most of its readers. If one of them does not, go on until you know whether it was a slip.`),
  text(`**What if two pages say different things?** That happens often. First look at whether they are about the same people and the same thing. Then look at the days on
    which they were written. If they still differ, the true answer may be that nobody knows. Ask both writers.`),
  text(`**Can I trust the stories of other people?** A story tells you what one person lived through, and that can be a comfort. It cannot tell you what would have
    happened to them without it. Nor do you hear from those who did not want to tell theirs, or were not asked.`),
  text(`**What if I do not understand a word?** Mark it and read on. If it comes back, look it up, or ask. A page for the public should not need it. Some pages
    explain their words where they stand, and have [a list of all of them](/glossary).`),
  text(`**Should I read this page in the same way?** Yes, please. It was written to be measured: it is the page by which this site tests how fast its pages are. So ask who
    wrote it, what it leaves out, and where it has its few facts from. Then you have done it once.`),
];

function heading(words: string): Part {
  return { kind: "heading", text: words };
}

function text(words: string): Part {
  return { kind: "text", text: joined(words) };
}

function list(...items: string[]): Part {
  return { kind: "list", items };
}

function note(title: string, words: string): Part {
  return { kind: "note", title, text: joined(words) };
}

/** The lines of a text as one. */
function joined(words: string): string {
  return words.replace(/\s+/g, " ");
}
