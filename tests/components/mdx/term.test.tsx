import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { Term } from "@/components/mdx/term";

afterEach(cleanup);

test("a term opens its meaning by the browser's own means, and the meaning follows it in the text", () => {
  render(
    <p>
      no{" "}
      <Term anchor="term-1" meaning="A second tear.">
        re-rupture
      </Term>
    </p>,
  );
  const button = screen.getByRole("button", { name: "re-rupture" });
  const meaning = document.getElementById(button.getAttribute("popovertarget") ?? "");
  expect(meaning).toHaveTextContent("A second tear.");
  expect(meaning).toHaveAttribute("popover", "");
  expect(button.nextElementSibling).toBe(meaning);
});

test("a term that was explained before is a word like any other", () => {
  const { container } = render(<Term>re-rupture</Term>);
  expect(container.innerHTML).toBe("re-rupture");
});
