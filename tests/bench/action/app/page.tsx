import { connection } from "next/server";
import { send } from "./send";

/** What the form of the site asks, as plain fields. */
const FIELDS =
  "onceKey trap noEmergency name email phone contactBy leaveMessage region adult examined injuryType injuryTime hadSurgery imaging goal message consent";

/** A form that is made for each visit, as the one of the site is. */
export default async function Page() {
  await connection();
  return (
    <form action={send}>
      {FIELDS.split(" ").map((name) => (
        <input key={name} name={name} aria-label={name} />
      ))}
      <button type="submit">Send</button>
    </form>
  );
}
