import { z } from "zod";

/** What a clinic says about its product: each line's entry in `clinic.yaml`, its name, the hint that the file is delivered with, and what to ask while it is empty. */
export const PRODUCT_LINES = [
  {
    key: "cells",
    name: "Source of the cells",
    hint: "Whose cells, and from where in the body.",
    ask: "Are they mine or a donor’s? From marrow, from fat or from where?",
  },
  {
    key: "harvest",
    name: "How they are taken",
    hint: "Who takes them, how, and what is done for the pain.",
    ask: "Who takes them, where, and what do I get for the pain?",
  },
  {
    key: "processing",
    name: "Same day or cultured",
    hint: "Put back the same day, or grown in a lab first.",
    ask: "Are they put back the same day, or grown in a lab first?",
  },
  {
    key: "dose",
    name: "Dose",
    hint: "How many cells, and how many injections.",
    ask: "How many cells do I get, who counts them, and how many injections are there?",
  },
  {
    key: "maker",
    name: "Who makes it",
    hint: "Which lab or device makes it.",
    ask: "Which lab or which device makes it, and who inspects that?",
  },
  {
    key: "status",
    name: "Legal status",
    hint: "Its legal status, in words that counsel has seen.",
    ask: "Under which rule do you give it? May I have that in writing?",
  },
] as const;

const line = z.string().trim().min(3, "Write what patients should know, or take the line out").optional();

/** The product that the clinic offers, as it stands under `product:` in `content/clinic.yaml`. A line may be missing. */
export const productSchema = z.strictObject(
  { cells: line, harvest: line, processing: line, dose: line, maker: line, status: line },
  "Write its lines below “product:”, or put the # back before it",
);

export type Product = z.output<typeof productSchema>;
