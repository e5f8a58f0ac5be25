import { ClinicValue } from "@/components/mdx/clinic-value";
import { NOT_SENT } from "@/lib/consultation/schema";
import type { Clinic } from "@/lib/content/schema";

type SendFailureProps = {
  failure: "unavailable" | "refused" | "unreachable";
  /** Why the server did not take the form and what to do, in its own words. */
  refusal?: string | undefined;
  clinic: Clinic;
};

/** Says that a request that was in order has not arrived, or may not have, and what to do instead. */
export function SendFailure({ failure, refusal, clinic }: SendFailureProps) {
  return (
    <div className="mt-2 grid gap-2">
      {failure === "unreachable" ? (
        <p>
          <strong>We do not know whether your request reached us.</strong> What you typed is still here. Check your
          connection.
        </p>
      ) : (
        <p>
          <strong>{NOT_SENT}.</strong> {refusal ?? "We could not save it."} What you typed is still here.
        </p>
      )}
      <p>
        {failure === "refused" ? "You can also" : "Please send it again in a few minutes, or"} call us at{" "}
        <ClinicValue value="phone" clinic={clinic} />. It does no harm if it reaches us twice.
      </p>
    </div>
  );
}
