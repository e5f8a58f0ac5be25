import type { ReactNode } from "react";

type SendButtonProps = { sending: boolean; sendingLabel: string; children: ReactNode };

/**
 * The button that sends a form, and says so while it does. It keeps its focus meanwhile, so it is marked as disabled
 * rather than made so; the form itself ignores a second press.
 */
export function SendButton({ sending, sendingLabel, children }: SendButtonProps) {
  return (
    <>
      <button
        type="submit"
        aria-disabled={sending ? true : undefined}
        className="min-h-12 cursor-pointer rounded bg-accent px-6 py-2.5 font-semibold text-on-accent hover:underline aria-disabled:cursor-progress aria-disabled:opacity-80"
      >
        {sending ? sendingLabel : children}
      </button>
      <span role="status" className="sr-only">
        {sending && sendingLabel}
      </span>
    </>
  );
}
