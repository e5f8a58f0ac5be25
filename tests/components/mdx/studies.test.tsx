import path from "node:path";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { blocks } from "@/components/mdx";
import { readSite } from "@/lib/content/site";
import { aboutOf } from "@/lib/content/sources/schema";
import { FEATURES, fitOf } from "@/lib/content/studies/schema";
import { CLINIC, SOURCE } from "@/tests/support/site";

afterEach(cleanup);

const { sources } = await readSite(path.resolve(import.meta.dirname, "../../../content"));
const studies = [...sources].filter(([, source]) => aboutOf(source));
const numbers = new Map([...sources.keys()].map((id, at) => [id, at + 1]));
const context = { clinic: CLINIC, numbers, sources, contents: [], isApproved: false, invites: true, isHandout: false };

/** Shows a card for each study of the site. */
function renderStudies() {
  const { Studies, Study } = blocks(context);
  render(
    <Studies title="Is this study about me?" studies={studies.map(([id]) => id).join(" ")}>
      {studies.map(([id]) => (
        <Study key={id} source={id} title={id}>
          Found.
        </Study>
      ))}
    </Studies>,
  );
}

function cardOf(id: string): HTMLElement {
  const card = screen.getByRole("heading", { name: id }).closest("article");
  if (!card) throw new Error("a study is an article");
  return card;
}

/** The words within an element that are shown when these answers are chosen, as the styles do it. */
function shown(element: Element, chosen: string[]): string {
  return [...element.childNodes]
    .map((child) => {
      if (!(child instanceof Element)) return child.textContent;
      const on = child.getAttribute("data-on")?.split(" ");
      return on && !on.some((token) => chosen.includes(token)) ? "" : shown(child, chosen);
    })
    .join("");
}

test("the page that holds a whole topic shows the cards and asks nothing", () => {
  const { Studies, Study } = blocks({ ...context, isHandout: true });
  render(
    <Studies title="Studies" studies="ascat-2024">
      <Study source="ascat-2024" title="ASCAT">
        Found.
      </Study>
    </Studies>,
  );
  expect(cardOf("ASCAT")).toHaveTextContent("10");
  expect(screen.queryByRole("radio")).toBeNull();
  expect(document.body).not.toHaveTextContent("Not about you");
});

test("a card tells what the source holds, and what nobody knows of it", () => {
  const source = { ...SOURCE, people: "Not stated in what we read", funding: "Not stated in the summary" };
  const { Study } = blocks({ ...context, sources: new Map([["boots", source]]) });
  render(
    <Study source="boots" title="Boots">
      Found.
    </Study>,
  );
  const words = cardOf("Boots").textContent;
  for (const told of ["randomized trial", source.people, "acute rupture", "walking boot", "plaster cast", "9 months"]) {
    expect(words).toContain(told);
  }
  expect(words).toContain("What it cannot tellIt says nothing about surgery.");
  expect(words).toContain("Who paid, and who gainsNot stated in the summary");
});

test("before anything is chosen, no card gives a reason and all are shown", () => {
  renderStudies();
  expect(shown(screen.getByRole("status"), ["any-injury", "any-product", "any-surgery"])).toBe(
    `Any injury, any product, with or without surgery. All ${studies.length} cards are shown.`,
  );
  expect(document.body.textContent).toContain("Not about you");
  for (const [id] of studies) expect(shown(cardOf(id), ["any-injury"])).not.toContain("about you");
});

test("for every choice, what is said above the cards agrees with what each card says", () => {
  renderStudies();
  const radios = (name: string) =>
    [...document.querySelectorAll(`input[name=${name}]`)].map((radio) => radio.getAttribute("value") ?? "");
  for (const injury of radios("injury")) {
    for (const product of radios("product")) {
      for (const surgery of radios("surgery")) {
        const chosen = [injury, product, surgery];
        const words = studies.map(([id]) => shown(cardOf(id), chosen));
        const fitting = words.filter((text) => !text.includes("about you"));
        const unclear = words.filter((text) => text.includes("may or may not") && !text.includes("Not about you"));
        const verdict = shown(screen.getByRole("status"), chosen);
        if (chosen.every((answer) => answer.startsWith("any"))) continue;
        expect(verdict, chosen.join()).toContain(
          fitting.length === 0
            ? "No study we found is about this."
            : `${fitting.length} of the ${studies.length} cards`,
        );
        expect(/(\d) do(?:es)? not say/.exec(verdict)?.[1] ?? "0").toBe(String(unclear.length));
      }
    }
  }
});

test("each card names as not about a reader exactly what its source does not list", () => {
  renderStudies();
  const values = [...FEATURES.injury, ...FEATURES.product, ...FEATURES.surgery];
  for (const [id, source] of studies) {
    const about = aboutOf(source);
    const not = about
      ? [
          ...FEATURES.injury.filter((value) => fitOf(about, "injury", value) === "not"),
          ...FEATURES.product.filter((value) => fitOf(about, "product", value) === "not"),
          ...FEATURES.surgery.filter((value) => fitOf(about, "surgery", value) === "not"),
        ]
      : values;
    expect(cardOf(id).getAttribute("data-not")?.trim().split(/\s+/)).toHaveLength(not.length);
  }
});
