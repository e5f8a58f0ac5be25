import { ClinicValue } from "@/components/mdx/clinic-value";
import { NOT_SENT, type SendProblem } from "@/lib/consultation/schema";
import type { Clinic } from "@/lib/content/schema";

type Failure = SendProblem | "refused" | "unreachable";

type SendFailureProps = {
  failure: Failure;
  /** Why the server did not take the form and what to do, in its own words. */
  refusal?: string | undefined;
  /** The number under which the log says what happened. */
  fault?: string | undefined;
  clinic: Clinic;
};

/** Why a request that was in order was not taken, when nobody else says why. */
const REASONS: Record<SendProblem, string> = {
  unavailable: "We could not save it.",
  "too-many": "More requests than we can take have come from your network, or to us, within an hour.",
};

/** What the person can do besides calling. */
const WHAT_TO_DO: Record<Failure, string> = {
  unavailable: "Please send it again in a few minutes, or call us at",
  unreachable: "Please send it again in a few minutes, or call us at",
  "too-many": "Please call us, or send it again in an hour. Our number is",
  refused: "You can also call us at",
};

/** Says that a request that was in order has not arrived, or may not have, and what to do instead. */
export function SendFailure({ failure, refusal, fault, clinic }: SendFailureProps) {
  return (
    <div className="mt-2 grid gap-2">
      {failure === "unreachable" ? (
        <p>
          <strong>We do not know whether your request reached us.</strong> What you typed is still here. Check your
          connection.
        </p>
      ) : (
        <p>
          <strong>{NOT_SENT}.</strong> {failure === "refused" ? refusal : REASONS[failure]} What you typed is still
          here.
        </p>
      )}
      <p>
        {WHAT_TO_DO[failure]} <ClinicValue value="phone" clinic={clinic} />.
        {failure !== "too-many" && " It does no harm if it reaches us twice."}
      </p>
      {failure === "unavailable" && fault && <p>When you call, please say: fault {fault}.</p>}
    </div>
  );
}
