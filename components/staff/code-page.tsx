import type { ReactNode } from "react";
import type { StaffFormState } from "@/lib/staff/schema";
import { StaffForm } from "./staff-form";

type CodePageProps = {
  action: (previous: StaffFormState, data: FormData) => Promise<StaffFormState>;
  title: string;
  button: string;
  kind: "app" | "recovery";
  hidden?: Record<string, string>;
  children?: ReactNode;
};

/** The box for a code: six digits of the app, or one of the codes on paper. */
const CODES = {
  app: {
    name: "code",
    label: "Code from your app",
    hint: "6 digits. Each code works once, for about half a minute.",
    type: "text",
    autoComplete: "one-time-code",
    inputMode: "numeric",
  },
  recovery: {
    name: "code",
    label: "Recovery code",
    hint: "Like 7KQM3-X9RTC. Each of them works once.",
    type: "text",
    autoComplete: "off",
  },
} as const;

/** A page that asks for a code. */
export function CodePage({ action, title, button, kind, hidden, children }: CodePageProps) {
  return (
    <StaffForm action={action} title={title} button={button} fields={[CODES[kind]]} {...(hidden && { hidden })}>
      <h1>{title}</h1>
      {children}
    </StaffForm>
  );
}
