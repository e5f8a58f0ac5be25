import { randomBytes } from "node:crypto";
import { TEST_SERVER } from "@/lib/cli/test-server";
import { ONCE_KEY_NAME, type TypedForm } from "@/lib/consultation/schema";
import { newStamp, stampKey } from "@/lib/consultation/stamp";

/** A form as it lies open in a browser: where it came from, and the fields that the page filled in by itself. */
export type OpenForm = { url: string; hidden: [name: string, value: string][] };

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
