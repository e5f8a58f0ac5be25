import { ClinicValue } from "@/components/mdx/clinic-value";
import type { Clinic } from "@/lib/content/schema";

type SendFailureProps = { failure: "unavailable" | "unreachable"; clinic: Clinic };

/** Says that a request that was in order has not arrived, or may not have, and what to do instead. */
export function SendFailure({ failure, clinic }: SendFailureProps) {
  return (
    <div className="mt-2 grid gap-2">
      {failure === "unavailable" ? (
        <p>
          <strong>Your request was not sent.</strong> We could not save it. What you typed is still here.
        </p>
      ) : (
        <p>
          <strong>We do not know whether your request reached us.</strong> What you typed is still here. Check your
          connection.
        </p>
      )}
      <p>
        Please send it again in a few minutes, or call us at <ClinicValue value="phone" clinic={clinic} />. It does no
        harm if it reaches us twice.
      </p>
    </div>
  );
}
