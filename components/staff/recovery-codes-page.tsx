type RecoveryCodesPageProps = { codes: string[]; email: string; action: () => Promise<void> };

/** The codes for the day without a phone, to be printed or copied by hand. */
export function RecoveryCodesPage({ codes, email, action }: RecoveryCodesPageProps) {
  return (
    <div className="prose max-w-measure">
      <h1>Recovery codes</h1>
      <p>
        One day you may be without your phone. Then one of these codes lets you in, in the place of the code of your
        app.
        <strong> Print this page or write them down now, and keep them at home.</strong> They are not shown again.
      </p>
      <p>For {email}:</p>
      <ol className="max-w-80 rounded bg-surface py-4 pr-4 pl-12 text-lg font-semibold">
        {codes.map((code) => (
          <li key={code} className="whitespace-nowrap">
            {code}
          </li>
        ))}
      </ol>
      <p>Each works once.</p>
      <form action={action} className="mt-6 print:hidden">
        <button
          type="submit"
          className="min-h-12 cursor-pointer rounded bg-accent px-6 py-2.5 font-semibold text-on-accent hover:underline"
        >
          I have them on paper
        </button>
      </form>
    </div>
  );
}
