import { PASSWORD_LENGTH, ROLE_NAMES, type Staff, type StaffFormState } from "@/lib/staff/schema";
import { StaffForm } from "./staff-form";

type AccountPageProps = {
  staff: Staff;
  codesLeft: number;
  sessions: number;
  changeMyPassword: (previous: StaffFormState, data: FormData) => Promise<StaffFormState>;
  newRecoveryCodes: () => Promise<void>;
  signOutElsewhere: () => Promise<void>;
};

const BUTTON =
  "min-h-11 cursor-pointer rounded border border-accent px-4 py-2 font-semibold text-accent hover:underline";

/** Whose account it is, what is left of the recovery codes, where else it is open, and the password. */
export function AccountPage({ staff, codesLeft, sessions, ...actions }: AccountPageProps) {
  const others = sessions - 1;
  return (
    <StaffForm
      action={actions.changeMyPassword}
      title="My account"
      username={staff.email}
      button="Change my password"
      fields={[
        { name: "current", label: "Your password now", type: "password", autoComplete: "current-password" },
        {
          name: "password",
          label: "New password",
          hint: `${PASSWORD_LENGTH.least} characters or more.`,
          type: "password",
          autoComplete: "new-password",
        },
        { name: "again", label: "The new password again", type: "password", autoComplete: "new-password" },
      ]}
    >
      <h1>My account</h1>
      <p className="mt-4">
        {staff.name}, {staff.email}. Role: {ROLE_NAMES[staff.role]}.
      </p>
      <h2 className="mt-10">Where you are signed in</h2>
      <p className="mt-3 max-w-measure">
        {others === 0 && "Only here."}
        {others === 1 && "Here, and in one other browser."}
        {others > 1 && `Here, and in ${others} other browsers.`}
      </p>
      {others > 0 && (
        <form action={actions.signOutElsewhere} className="mt-3">
          <button type="submit" className={BUTTON}>
            Sign out everywhere else
          </button>
        </form>
      )}
      <h2 className="mt-10">Recovery codes</h2>
      <p className="mt-3 max-w-measure">
        You have {codesLeft} left, for a day without your phone. You can make new ones; then the old ones are worth
        nothing.
      </p>
      <form action={actions.newRecoveryCodes} className="mt-3">
        <button type="submit" className={BUTTON}>
          Make new recovery codes
        </button>
      </form>
      <p className="mt-3 max-w-measure text-muted">
        A new phone? Ask whoever looks after this site to reset your account.
      </p>
      <h2 className="mt-10">Your password</h2>
    </StaffForm>
  );
}
