import { access, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Problem } from "./schema.ts";
import type { Site } from "./site.ts";

type NewPageResult = { ok: true; files: string[] } | { ok: false; reason: string };

/** What a new page says until its writer fills it in. */
const FILL_IN = {
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
};

/** A topic and a page's name, each in small letters with hyphens, as in `achilles-tendon-rupture/recovery`. */
const ADDRESS = /^([a-z0-9]+(?:-[a-z0-9]+)*)\/([a-z0-9]+(?:-[a-z0-9]+)*)$/;

/**
 * Writes a new page with every part it needs, for a writer to fill in. The check objects only to the words to fill in.
 *
 * `address` is `<topic>/<page>`. In a new topic its opening page is written too. A file that exists is left alone.
 */
export async function createPage(
  address: string,
  contentDir: string,
  site: Site,
  today: string,
): Promise<NewPageResult> {
  const [, topic, name] = ADDRESS.exec(address) ?? [];
  if (topic === undefined || name === undefined) {
    return {
      ok: false,
      reason: "Name the page like this: achilles-tendon-rupture/recovery (small letters and hyphens)",
    };
  }
  if (await exists(path.join(contentDir, topic, `${name}.mdx`))) {
    return { ok: false, reason: `content/${topic}/${name}.mdx exists already. Open that file, or choose another name` };
  }
  const isNewTopic = topic !== "clinic" && !(await exists(path.join(contentDir, topic, "index.mdx")));
  const names = isNewTopic && name !== "index" ? ["index", name] : [name];
  const last = Math.max(0, ...site.pages.filter((page) => page.topic === topic).map((page) => page.meta.order));
  await mkdir(path.join(contentDir, topic), { recursive: true });
  for (const file of names) {
    const text = file === "index" ? openingPage(topic, today) : innerPage(topic, file, last + 1, today);
    await writeFile(path.join(contentDir, topic, `${file}.mdx`), text, { flag: "wx" });
  }
  return { ok: true, files: names.map((file) => `content/${topic}/${file}.mdx`) };
}

/** The places where a page still holds the words it was made with. They stop a build, but no page while it is written. */
export function unfilledParts(site: Site): Problem[] {
  const words = Object.values(FILL_IN).flat();
  return site.pages.flatMap((page) =>
    page.text.split("\n").flatMap((line, at) => {
      const found = words.find((part) => line.includes(part));
      if (!found) return [];
      const message = `“${found}” is what a new page says until you write your own words. Replace it, or take this part out`;
      return [{ file: page.file, line: at + 1, column: 1, rule: "fill-in", severity: "error" as const, message }];
    }),
  );
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

function inWords(name: string): string {
  const words = name.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function frontMatter(title: string, short: string, order: number, today: string): string {
  return `---
title: "${title.slice(0, 75)}"
short: "${short.slice(0, 28)}"
description: "${FILL_IN.description}"
order: ${order}
written: ${today}
---
`;
}

function openingPage(topic: string, today: string): string {
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

<Contents />
`;
}

function innerPage(topic: string, name: string, order: number, today: string): string {
  const title = topic === "clinic" ? inWords(name) : `${inWords(name)}: ${inWords(topic).toLowerCase()}`;
  return `${frontMatter(title, inWords(name), order, today)}
${FILL_IN.lead}

## What is known

${FILL_IN.known}

## What we do not know

${FILL_IN.unknown}
`;
}
