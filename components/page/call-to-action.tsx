import type { Clinic } from "@/lib/content/schema";

/** The way to ask the clinic, worded so that it promises nothing. It stands after the evidence, never above it. */
export function CallToAction({ clinic }: { clinic: Clinic }) {
  return (
    <aside aria-label="Ask the clinic" className="call summary screen-only">
      <p className="leads">Would you like to talk it over?</p>
      <p>
        You can ask us for a consultation. Asking costs nothing and binds you to nothing. It does not mean that an
        injection is right for you. We also advise a second opinion from a surgeon who does not sell this treatment.
      </p>
      <p>
        <a href="/consultation" className="button">
          Ask for a consultation
        </a>
      </p>
      <p className="quiet">We aim to answer within {clinic.replyTime}.</p>
    </aside>
  );
}
