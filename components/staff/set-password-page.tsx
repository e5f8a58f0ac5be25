import { PASSWORD_LENGTH, STAFF_PATHS, type StaffFormState } from "@/lib/staff/schema";
import { StaffForm } from "./staff-form";

type SetPasswordPageProps = { action: (previous: StaffFormState, data: FormData) => Promise<StaffFormState> };

/** Where a new account, or one that was reset, gets its password. */
export function SetPasswordPage({ action }: SetPasswordPageProps) {
  return (
    <StaffForm
      action={action}
      title="Set your password"
      button="Set my password"
      fields={[
        {
          name: "code",
          label: "The code that you were given",
          hint: "Like 7KQM-X3RT-… You can use it once, within two days.",
          type: "text",
          autoComplete: "off",
        },
        {
          name: "password",
          label: "New password",
          hint: `${PASSWORD_LENGTH.least} characters or more. Four or five words in a row are easy to remember. You can paste it from a password manager.`,
          type: "password",
          autoComplete: "new-password",
        },
        { name: "again", label: "The same password again", type: "password", autoComplete: "new-password" },
      ]}
    >
      <h1>Set your password</h1>
      <p className="mt-4 max-w-measure">
        Your password is set already? <a href={STAFF_PATHS.signIn}>Sign in</a>.
      </p>
    </StaffForm>
  );
}
