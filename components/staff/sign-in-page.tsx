import type { StaffFormState } from "@/lib/staff/schema";
import { STAFF_PATHS } from "@/lib/staff/schema";
import { StaffForm } from "./staff-form";

type SignInPageProps = {
  action: (previous: StaffFormState, data: FormData) => Promise<StaffFormState>;
  /** True when browsers keep no cookie for this site's address, so that nobody can sign in. */
  needsHttps: boolean;
  /** The page that the sign-in leads to. */
  to: string;
};

/** The first step of the sign-in, and the way for those who have been given a code. */
export function SignInPage({ action, needsHttps, to }: SignInPageProps) {
  return (
    <StaffForm
      action={action}
      title="Sign in"
      button="Go on"
      hidden={{ to }}
      fields={[
        { name: "email", label: "E-mail address", type: "email", autoComplete: "username" },
        { name: "password", label: "Password", type: "password", autoComplete: "current-password" },
      ]}
    >
      <h1>Sign in</h1>
      {needsHttps && (
        <p className="mt-4 max-w-measure rounded-lg bg-warning-surface px-5 py-4 text-warning">
          Nobody can sign in at this address, because what you type could be read on the way. Ask whoever looks after
          this site to serve it by HTTPS.
        </p>
      )}
      <p className="mt-4 max-w-measure">
        For staff of the clinic. Are you a patient? <a href="/">Go to our pages</a>.
      </p>
      <p className="mt-2 max-w-measure">
        Have you been given a code? <a href={STAFF_PATHS.setPassword}>Set your password</a>.
      </p>
    </StaffForm>
  );
}
