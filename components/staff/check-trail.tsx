"use client";

import { useActionState } from "react";
import type { CheckState } from "@/lib/audit/schema";
import { When } from "./when";

type CheckTrailProps = { action: (previous: CheckState) => Promise<CheckState> };

const NOT_CHECKED: CheckState = {};

/** Has the whole trail checked on somebody's word, since that takes the longer the more was done. */
export function CheckTrail({ action }: CheckTrailProps) {
  const [{ checked }, send] = useActionState(action, NOT_CHECKED);
  return (
    <form action={send} className="mt-4">
      {checked?.ok && (
        <p role="status" className="mb-4 max-w-measure rounded-lg bg-accent-surface px-5 py-4 [overflow-wrap:anywhere]">
          The trail holds (<When at={checked.at} />
          ): {checked.count} entries, the last with the hash {checked.last}. Keep this line elsewhere: a later check
          with fewer entries shows that the end was cut off.
        </p>
      )}
      {checked?.ok === false && (
        <p role="alert" className="mb-4 max-w-measure rounded-lg border-l-8 border-danger bg-danger-surface px-5 py-4">
          The trail was changed at entry {checked.number} (checked <When at={checked.at} />
          ). What stands there and after it proves nothing. Tell whoever runs the site.
        </p>
      )}
      <button
        type="submit"
        className="min-h-11 cursor-pointer rounded border border-accent px-4 py-2 font-semibold text-accent hover:underline"
      >
        Check that nothing was changed
      </button>
    </form>
  );
}
