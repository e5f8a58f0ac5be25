import { receiptPath } from "../consultation/schema.ts";
import type { Clinic } from "../content/schema.ts";

/** A mail in words: plain text, to one address. */
export type Message = { to: string; subject: string; text: string };

type MessageClinic = Pick<Clinic, "name" | "phone" | "email" | "emergencyNumber" | "replyTime">;

/** What the clinic is told of a request that looks as if a program had sent it. */
const LOOKS_AUTOMATIC = `
It looks as if a program had sent it, so it is set apart in the list, and no
e-mail went to the address in it. It may still be a person's: have a look. Of
such requests you are told three times a day at most.
`;

/**
 * Tells the clinic that a request has come in. It holds the reference and an address that shows whether there is such a
 * request, and nothing of what the person wrote: mail passes through many hands.
 */
export function noticeToClinic(
  { reference, automatic }: { reference: string; automatic: boolean },
  clinic: MessageClinic,
  siteUrl: string,
): Message {
  return {
    to: clinic.email,
    subject: automatic ? `Perhaps automatic: request ${reference}` : `Consultation request ${reference}`,
    text: `A request for a consultation has come in. Its reference is ${reference}.
${automatic ? LOOKS_AUTOMATIC : ""}
To read and answer it, sign in:

  ${siteUrl}/staff/requests/${reference}

Its receipt is at ${siteUrl}${receiptPath(reference)}

The person was told that you aim to answer within ${clinic.replyTime}.
`,
  };
}

/** Tells a patient that the request is there and what happens next. It says nothing of what they wrote. */
export function acknowledgement(reference: string, email: string, clinic: MessageClinic): Message {
  return {
    to: email,
    subject: "We have your request",
    text: `We have your request for a consultation. Your reference is ${reference}.
It helps us find your request when you call.

What happens next

1. A member of our staff reads your request.
2. We call or write to you, in the way that you chose. We aim to do so
   within ${clinic.replyTime}.
3. We talk about your questions, and about whether a visit makes sense.

If you have not heard from us by then, call ${clinic.phone} and give your
reference. You can also use it to have your request changed or erased.

If no doctor has examined the injury and it is new, see one today. Do not
wait for our reply. In an emergency, call ${clinic.emergencyNumber}.

Please do not write about your health in an e-mail. Others might read it.

If you did not send us a request, somebody may have mistyped an address.
You need not do anything.

${clinic.name}
${clinic.phone}
`,
  };
}
