import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { PageShell } from "@/components/page/page-shell";
import { CLINIC } from "@/tests/support/site";

test("a page on paper says whose it is and where to read it again", () => {
  render(
    <PageShell clinic={CLINIC} topics={[]} clinicPages={[]} address="https://clinic.example/about">
      Words.
    </PageShell>,
  );
  expect(screen.getByText(`${CLINIC.name} · ${CLINIC.phone} · https://clinic.example/about`)).toBeInTheDocument();
});
