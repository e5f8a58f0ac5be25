import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Table } from "@/components/mdx/table";

test("the ways to be treated are one group of choices, all are shown at first, and none is part of a form", () => {
  render(
    <Table name="options-1" options={"Boot\nSurgery"}>
      Rows.
    </Table>,
  );
  const group = screen.getByRole("group", { name: "Show" });
  const choices = screen.getAllByRole("radio");
  expect(choices.every((choice) => group.contains(choice))).toBe(true);
  expect(screen.getByRole("radio", { name: "Both" })).toBeChecked();
  expect(screen.getByRole("radio", { name: "Surgery" })).not.toBeChecked();
  expect(choices.map((choice) => choice.closest("form"))).toEqual([null, null, null]);
});
