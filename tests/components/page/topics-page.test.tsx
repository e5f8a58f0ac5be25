import { render, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { Header } from "@/components/page/header";
import { TopicsPage } from "@/components/page/topics-page";
import { CLINIC } from "@/tests/support/site";

const topic = (path: string) => ({ path, title: `${path}: what is known`, short: path, description: path });

test("the page of all topics lists them from A to Z, each letter under a heading", () => {
  render(<TopicsPage topics={[topic("/tennis-elbow"), topic("/achilles-tendon-rupture"), topic("/torn-meniscus")]} />);
  expect(screen.getAllByRole("heading", { level: 2 }).map(({ textContent }) => textContent)).toEqual(["A", "T"]);
  const under = screen.getByRole("region", { name: "T" });
  expect(
    within(under)
      .getAllByRole("link")
      .map(({ textContent }) => textContent),
  ).toEqual(["Tennis elbow", "Torn meniscus"]);
  expect(screen.getByRole("link", { name: "Tennis elbow" })).toHaveAttribute("href", "/tennis-elbow");
});

test("the header keeps to three topics, and leads to all of them where there are more than each page names", () => {
  const topics = ["/a-one", "/b-two", "/c-three", "/d-four", "/topics"].map(topic);
  render(<Header clinic={CLINIC} topics={topics} invites={false} />);
  const links = screen.getAllByRole("link", { hidden: true }).map(({ textContent }) => textContent);
  expect(links).toEqual([CLINIC.name, "A one", "B two", "C three", "All topics", "About us", "Search"]);
});
