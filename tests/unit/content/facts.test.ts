import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const TOPIC = path.resolve(import.meta.dirname, "../../../content/achilles-tendon-rupture");

/** A page's words on one line, without its tags. */
function wordsOf(name: string): string {
  const text = readFileSync(path.join(TOPIC, `${name}.mdx`), "utf8");
  return text
    .replace(/<Cite[^>]*>/g, "")
    .replace(/\s+/g, " ")
    .replaceAll(" .", ".");
}

/** What patients must find on each page, whatever words a writer chooses around it. */
const FACTS: Record<string, RegExp[]> = {
  index: [
    /911|what to do today/i,
    /we are paid/i,
    /<Summary>/,
    /Who this page is for/i,
    /Who it is not for/i,
    /<Contents \/>/,
  ],
  condition: [
    /largest|no larger/i,
    /calf.*heel bone/i,
    /walk|step/i,
    /run/i,
    /jump/i,
    /athletes/i,
    /older adults/i,
    /partial/i,
    /complete/i,
    /much more exercise/i,
    /stepped into a hole/i,
    /basketball.*soccer/i,
    /wear/i,
    /corticosteroids/i,
    /fluoroquinolone/i,
    /pop or snap/i,
    /swell/i,
    /pushing off/i,
    /tiptoe/i,
    /1 in 4/,
    /## What to do today/,
    /short of breath/i,
    /40 of 1,084/,
  ],
  procedure: [
    /regenerative medicine/i,
    /mesenchymal/i,
    /tenocytes/i,
    /growth factors/i,
    /in the lab/i,
    /bone marrow or fat/i,
    /ultrasound/i,
    /physical therapist/i,
    /same-day/i,
    /cultured/i,
    /very painful/i,
    /added to surgery/i,
    /re-rupture/i,
    /instead of surgery/i,
    /partial tears/i,
  ],
  candidacy: [
    /how bad the injury is/i,
    /health as a whole/i,
    /active/i,
    /get back to/i,
    /partial or complete/i,
    /acute.*chronic/i,
    /surgery on it/i,
    /way of life/i,
    /MRI/,
    /ultrasound/i,
    /source of cells/i,
    /medical history/i,
    /goals/i,
    /<QuestionsToAsk>/,
  ],
  "benefits-and-limitations": [
    /healing/i,
    /minimally invasive/i,
    /inflammation/i,
    /scar/i,
    /shorter recovery/i,
    /from one person to the next/i,
    /complete rupture/i,
    /insurance/i,
    /more trials/i,
  ],
  comparison: [
    /Invasiveness/,
    /Recovery time/,
    /Risk of complications/,
    /Insurance/,
    /chronic/i,
    /Doing nothing/i,
    /Cell injection \| Surgery \| Boot or cast/,
    /13 of 274/,
    /17 of 266/,
    /0\.30/,
    /Unknown/,
    /four to six months/i,
  ],
  evidence: [
    /7 people|Seven people/,
    /20 million, give or take 2 million/,
    /12 and 24 months/,
    /8\.5/,
    /9\.7/,
    /86\.5/,
    /four months/i,
    /MRI/,
    /VISA-A/,
    /graft/i,
    /not cleared/i,
    /own institute/i,
    /randomized trials/i,
    /isakos-2025|Barcelona/,
    /ASCAT/,
    /Stein/,
    /PATH-2/,
    /230 people/,
    /Usuelli/,
    /12\.2 million cells \(5 to 19 million\)/,
    /8 of 10 people.*more than 12 points/,
    /0\.8 mm thinner/,
    /27 people and 28 tendons/,
    /29\.7 months/,
    /25 of the 27 people.*5\.9 months/,
    /91 of 100 \(72 to 100\)/,
    /One wound came open/,
    /1 in 10 \(our arithmetic\)/,
    /19 UK hospitals/,
    /no benefit over standard care at 24 weeks/,
    /216 people.*182 answered/,
    /82\.2 with PRP and 83\.8/,
    /44 people \(56 tendons\)/,
    /15 and 30 days/,
    /60, 120 and 180 days/,
    /Scans did not match/,
    /PRF\) and shock waves/,
    /not reported/i,
  ],
  faq: [
    /fully heal.*We do not know/i,
    /painful.*Yes/i,
    /until I see results.*Unknown/i,
    /What are the risks/i,
    /FDA-approved for tendon injuries\?"> No\./i,
    /prevent.*no evidence/i,
    /stretch/i,
  ],
};

for (const [page, facts] of Object.entries(FACTS)) {
  test.each(facts)(`${page} holds %s`, (fact) => {
    expect(wordsOf(page)).toMatch(fact);
  });
}
