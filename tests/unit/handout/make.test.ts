import { beforeEach, expect, test, vi } from "vitest";
import { makeHandout } from "@/lib/handout/make";
import { pdfOf } from "@/tests/support/pdf";

const { pdf, close } = vi.hoisted(() => ({ pdf: vi.fn(), close: vi.fn() }));

vi.mock("@playwright/test", () => {
  const page = { setDefaultTimeout() {}, route() {}, goto() {}, pdf };
  return { chromium: { launch: async () => ({ newPage: async () => page, close }) } };
});

const never = () => new Promise(() => {});
const page = { address: "https://clinic.example/all", html: "<p>All</p>" };
const press = { browser: "/a/browser", publicDir: "/public", paper: "A4" as const, patience: 20 };

beforeEach(() => {
  pdf.mockReset().mockResolvedValue(pdfOf());
  close.mockReset().mockResolvedValue(undefined);
});

test("a print that never ends is given up, its browser is closed, and the reason is told", async () => {
  pdf.mockImplementation(never);
  expect(await makeHandout(page, press)).toEqual({
    ok: false,
    reason: "the browser did not finish within 0.02 seconds",
  });
  expect(close).toHaveBeenCalledOnce();
});

test("a browser that has printed but does not close holds up nothing", async () => {
  close.mockImplementation(never);
  expect(await makeHandout(page, press)).toEqual({ ok: true, pdf: pdfOf() });
});
