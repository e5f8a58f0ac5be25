import { copyPath, erasePath } from "@/lib/export/schema";
import { mayDo, type Role } from "@/lib/staff/schema";

type TakeOutProps = { reference: string; role: Role };

/** The ways for a person who wants a copy of their data, or to have it erased; and whom to ask who may do neither. */
export function TakeOut({ reference, role }: TakeOutProps) {
  const [mayCopy, mayErase] = [mayDo(role, "export"), mayDo(role, "erase")];
  return (
    <section aria-labelledby="take-out" className="text-base text-muted print:hidden">
      <h2 id="take-out" className="text-[1.1rem] text-ink">
        Their right to it
      </h2>
      {!mayCopy && !mayErase && (
        <p className="mt-1">
          Does the person want a copy of their data, or to have it erased? An administrator can do that here.
        </p>
      )}
      <ul className="mt-1">
        {mayCopy && (
          <li>
            <a href={copyPath(reference)} className="inline-block py-1.5">
              Make a copy for the person
            </a>
          </li>
        )}
        {mayErase && (
          <li>
            <a href={erasePath(reference)} className="inline-block py-1.5">
              Erase this request
            </a>
          </li>
        )}
      </ul>
    </section>
  );
}
