import { ClinicValue } from "@/components/mdx/clinic-value";
import type { Clinic } from "@/lib/content/schema";
import { Disclaimer } from "./small-print";

type ReceiptProps = { reference: string; clinic: Clinic };

/** Shown once a request is stored: its reference, what happens next, and what to do if nothing does. */
export function Receipt({ reference, clinic }: ReceiptProps) {
  return (
    <div className="prose max-w-measure">
      <Heading clinic={clinic}>We have your request</Heading>
      <p>Your reference is:</p>
      <p className="rounded-lg bg-accent-surface px-6 py-5 text-center text-3xl font-semibold tracking-wider sm:text-4xl">
        {reference}
      </p>
      <p>Write it down or print this page. It helps us find your request when you call.</p>
      <h2>What happens next</h2>
      <ol>
        <li>A member of our staff reads your request.</li>
        <li>We call or write to you, in the way that you chose. We aim to do so within {clinic.replyTime}.</li>
        <li>We talk about your questions, and about whether a visit makes sense.</li>
      </ol>
      <p>
        If you have not heard from us by then, call <ClinicValue value="phone" clinic={clinic} /> and give your
        reference. You can also use it to have your request changed or erased.
      </p>
      <h2>While you wait</h2>
      <p>If no doctor has examined the injury and it is new, see one today. Do not wait for our reply.</p>
      <Disclaimer clinic={clinic} />
    </div>
  );
}

/** Shown when the address holds no reference, or none that we know. */
export function NoReceipt({ clinic }: { clinic: Clinic }) {
  return (
    <div className="prose max-w-measure">
      <Heading clinic={clinic}>We cannot find this request</Heading>
      <p>
        This address does not belong to a request that we have. It may be mistyped, or the request may have been erased.
      </p>
      <p>
        If you filled in the form and came here, call us at <ClinicValue value="phone" clinic={clinic} />, or{" "}
        <a href="/consultation">send the form again</a>. It does no harm if your request reaches us twice.
      </p>
    </div>
  );
}

/** Shown when the store cannot be asked just now, which says nothing about the request. */
export function ReceiptUnavailable({ clinic }: { clinic: Clinic }) {
  return (
    <div className="prose max-w-measure">
      <Heading clinic={clinic}>We cannot look up requests right now</Heading>
      <p>
        If you have just sent the form, your request is most likely safe. Load this page again in a few minutes, or call
        us at <ClinicValue value="phone" clinic={clinic} />.
      </p>
    </div>
  );
}

/** What the page says first, which is also its title in the browser. */
function Heading({ clinic, children }: { clinic: Clinic; children: string }) {
  return (
    <>
      <title>{`${children} – ${clinic.name}`}</title>
      <h1>{children}</h1>
    </>
  );
}
