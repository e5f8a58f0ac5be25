import type { Reach } from "@/lib/inbox/schema";

type ReachLinksProps = { reach: Reach };

const FIRST = "bg-accent text-on-accent";
const SECOND = "border border-accent text-accent";

/** Calls or writes to the person, in the way that they chose first. */
export function ReachLinks({ reach: { phone, email, first, message } }: ReachLinksProps) {
  const call = phone && { ...phone, verb: "Call", isFirst: first === "phone" };
  const write = email && { ...email, verb: "Write to", isFirst: first === "email" };
  const ways = (first === "phone" ? [call, write] : [write, call]).filter((way) => way !== undefined);
  return (
    <section aria-labelledby="reach">
      <h2 id="reach" className="text-[1.3rem]">
        How to reach them
      </h2>
      {ways.length === 0 && <p className="mt-2">Nothing is known of how to reach them.</p>}
      <ul className="mt-3 grid gap-2">
        {ways.map(({ words, href, verb, isFirst }) => (
          <li key={verb}>
            <a
              href={href}
              className={`block rounded px-4 py-2.5 font-semibold no-underline hover:underline ${isFirst ? FIRST : SECOND}`}
            >
              {verb} {words}
            </a>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-base">
        {first === "phone" ? "They asked to be called." : "They asked for an e-mail. Keep health out of it."}{" "}
        {message === true && "You may leave a message."}
        {message === false && <strong>Do not leave a message.</strong>}
      </p>
    </section>
  );
}
