import type { StaffFormState } from "@/lib/staff/schema";
import { STAFF_PATHS } from "@/lib/staff/schema";
import { StaffForm } from "./staff-form";

type SignInPageProps = { action: (previous: StaffFormState, data: FormData) => Promise<StaffFormState> };

/** The first step of the sign-in, and the way for those who have been given a code. */
export function SignInPage({ action }: SignInPageProps) {
  return (
    <StaffForm
      action={action}
      button="Go on"
      fields={[
        { name: "email", label: "E-mail address", type: "email", autoComplete: "username" },
        { name: "password", label: "Password", type: "password", autoComplete: "current-password" },
      ]}
    >
      <h1>Sign in</h1>
      <p className="mt-4 max-w-measure">
        For staff of the clinic. Are you a patient? <a href="/">Go to our pages</a>.
      </p>
      <p className="mt-2 max-w-measure">
        Have you been given a code? <a href={STAFF_PATHS.setPassword}>Set your password</a>.
      </p>
    </StaffForm>
  );
}
