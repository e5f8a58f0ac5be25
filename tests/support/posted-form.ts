import { NOT_SENT, receiptPath, type TypedForm } from "@/lib/consultation/schema";
import { keepForLast } from "./fault-site";
import { bodyOf, type OpenForm } from "./open-form";

/** What came back: `reference` is only there when the request was acknowledged. */
export type Answered = { status: number; reference: string | undefined; type: string; text: string };

/** Sends a form as a browser does without script. */
export function postForm(form: OpenForm, typed: TypedForm, signal?: AbortSignal): Promise<Answered> {
  return postBody(form.url, bodyOf(form, typed), { signal });
}

/** Sends a form as its script does, in the background. */
export function postByScript(form: OpenForm, typed: TypedForm): Promise<Answered> {
  const [, action = ""] = /"id":"(\w+)"/.exec(form.hidden.find(([name]) => name.endsWith(":0"))?.[1] ?? "") ?? [];
  const body = bodyOf(form, typed, "_1_");
  body.append("0", JSON.stringify([{ values: {}, errors: {} }, "$K1"]));
  return postBody(form.url, body, { headers: { "next-action": action, accept: "text/x-component" } });
}

/** Posts a body to the form's address from the site's own page, unless `headers` say otherwise. */
export async function postBody(
  url: string,
  body: BodyInit,
  { headers, signal }: { headers?: Record<string, string>; signal?: AbortSignal | undefined } = {},
): Promise<Answered> {
  const response = await fetch(`${url}/consultation`, {
    method: "POST",
    body,
    headers: { origin: url, accept: "text/html", ...headers },
    redirect: "manual",
    signal: signal ?? null,
  });
  const text = await response.text();
  const location = response.headers.get("location");
  if (location) await keepForLast("location", location);
  return {
    status: response.status,
    reference: referenceIn(response.status, location, text),
    type: response.headers.get("content-type") ?? "",
    text,
  };
}

/** A browser is acknowledged by being sent on to the receipt, and script by the reference. */
function referenceIn(status: number, location: string | null, text: string): string | undefined {
  const receipt = receiptPath("");
  if (status === 303 && location?.includes(receipt)) return location.slice(location.indexOf(receipt) + receipt.length);
  return /"reference":"([^"]+)"/.exec(text)?.[1];
}

/** Says that an answer is a page, or a line for script, on which a person reads that nothing was sent. */
export function saysNotSent({ text, type, reference }: Answered): boolean {
  if (reference !== undefined) return false;
  const isPage = type.startsWith("text/html") && /<title>[^<]+<\/title>/.test(text) && /href="tel:\+\d+"/.test(text);
  const isForScript = type === "text/plain" || type.startsWith("text/x-component");
  return (isPage && text.includes(NOT_SENT)) || (isForScript && /not sent|"failure":"unavailable"/.test(text));
}
