import type { Clinic } from "@/lib/content/schema";

/** The way to ask the clinic, worded so that it promises nothing. It stands after the evidence, never above it. */
export function CallToAction({ clinic }: { clinic: Clinic }) {
  return (
    <aside aria-label="Ask the clinic" className="screen-only mt-16 max-w-measure rounded-lg bg-accent-surface p-6">
      <p className="font-heading text-xl font-semibold">Would you like to talk it over?</p>
      <p className="mt-2">
        You can ask us for a consultation. Asking costs nothing and binds you to nothing. It does not mean that an
        injection is right for you. We also advise a second opinion from a surgeon who does not sell this treatment.
      </p>
      <p className="mt-4">
        <a
          href="/consultation"
          className="inline-block rounded bg-accent px-5 py-2.5 font-semibold text-on-accent no-underline hover:underline"
        >
          Ask for a consultation
        </a>
      </p>
      <p className="mt-3 text-base text-muted">We aim to answer within {clinic.replyTime}.</p>
    </aside>
  );
}
