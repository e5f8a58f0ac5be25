import { randomBytes } from "node:crypto";
import { TEST_SERVER } from "@/lib/cli/test-server";
import { NOT_SENT, ONCE_KEY_NAME, receiptPath, type TypedForm } from "@/lib/consultation/schema";
import { newStamp, stampKey } from "@/lib/consultation/stamp";
import { keepForLast } from "./fault-site";

/** A form as it lies open in a browser: where it came from, and the fields that the page filled in by itself. */
export type OpenForm = { url: string; hidden: [name: string, value: string][] };

/** What came back: `reference` is only there when the request was acknowledged. */
export type Answered = { status: number; reference: string | undefined; type: string; text: string };

/** Opens the form as a browser without script does. */
export async function openForm(url: string): Promise<OpenForm> {
  const html = await (await fetch(`${url}/consultation`)).text();
  const form = html.slice(html.indexOf("<form"), html.indexOf("</form>"));
  return { url, hidden: hiddenIn(form) };
}

/** A form like this one, in a page that was opened a minute ago: nobody takes its sender for a program. */
export function openedBefore(form: OpenForm): OpenForm {
  const stamp = newStamp(stampKey(TEST_SERVER), new Date(Date.now() - 60_000), randomBytes);
  return { ...form, hidden: form.hidden.map(([name, value]) => [name, name === ONCE_KEY_NAME ? stamp : value]) };
}

/** The hidden fields in a page. */
function hiddenIn(html: string): OpenForm["hidden"] {
  return (html.match(/<input[^>]*type="hidden"[^>]*>/g) ?? []).flatMap((tag) => {
    const [, name] = /name="([^"]*)"/.exec(tag) ?? [];
    const [, value = ""] = /value="([^"]*)"/.exec(tag) ?? [];
    return name ? [[name, value.replaceAll("&quot;", '"').replaceAll("&amp;", "&")]] : [];
  });
}

/** Fields that are sent when they are blank too; a tick or a choice is sent only when it is made. */
const BOXES = ["name", "email", "phone", "region", "message"];

/** The body that a browser makes of a form and what was typed into it. */
export function bodyOf({ hidden }: OpenForm, typed: TypedForm, prefix = ""): FormData {
  const data = new FormData();
  for (const [name, value] of hidden) data.append(prefix + name, value);
  for (const [name, value] of Object.entries(typed))
    for (const one of [value].flat()) if (one !== "" || BOXES.includes(name)) data.append(prefix + name, one);
  return data;
}

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
