import { connect } from "node:net";
import { expect, test } from "vitest";
import { findByPerson } from "@/lib/consultation/find";
import type { TypedForm } from "@/lib/consultation/schema";
import { canaryForm } from "@/tests/support/canary";
import { theSharedSite, vaultOf } from "@/tests/support/fault-site";
import { bodyOf, type OpenForm, openForm } from "@/tests/support/open-form";
import { postForm } from "@/tests/support/posted-form";

test("50 equal forms at once are one request, and each sender gets the same receipt", async () => {
  const site = theSharedSite();
  const vault = await vaultOf(site);
  const form = await openForm(site.url);
  const typed = canaryForm();
  const answers = await Promise.all(Array.from({ length: 50 }, () => postForm(form, typed)));
  const references = new Set(answers.map(({ reference }) => reference));
  expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(303));
  expect([...references]).toEqual([expect.stringMatching(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/)]);

  expect(await findByPerson(vault, typed.email)).toHaveLength(1);
  const receipts = await Promise.all([1, 2].map(() => receiptOf(site.url, [...references][0] ?? "")));
  expect(receipts[0]).toContain("We have your request");
  expect(receipts[1]).toBe(receipts[0]);

  // Reloaded a while later it is still the same one, and with another answer it is a second one.
  const [reloaded, changed] = [
    await postForm(form, typed),
    await postForm(form, { ...typed, region: "Qanariland East" }),
  ];
  expect(reloaded.reference).toBe([...references][0]);
  expect(changed.reference).not.toBe(reloaded.reference);
  expect(changed.status).toBe(303);
  expect(await findByPerson(vault, typed.email)).toHaveLength(2);
});

async function receiptOf(url: string, reference: string): Promise<string> {
  return (await fetch(`${url}/consultation/received?ref=${reference}`)).text();
}

test("whoever loses the answer and sends the form again gets the receipt for the first time", async () => {
  const site = theSharedSite();
  const vault = await vaultOf(site);
  const form = await openForm(site.url);
  const typed = canaryForm();
  await sendAndHangUp(form, typed);
  await expect.poll(() => findByPerson(vault, typed.email), { timeout: 20_000 }).toHaveLength(1);
  const [first] = await findByPerson(vault, typed.email);
  expect((await postForm(form, typed)).reference).toBe(first?.reference);
  expect(await findByPerson(vault, typed.email)).toHaveLength(1);
});

/** Sends a whole form on a bare connection and hangs up at once, as a phone does that loses its network. */
async function sendAndHangUp(form: OpenForm, typed: TypedForm): Promise<void> {
  const request = new Request(`${form.url}/consultation`, { method: "POST", body: bodyOf(form, typed) });
  const body = Buffer.from(await request.arrayBuffer());
  const head = [
    "POST /consultation HTTP/1.1",
    `Host: ${new URL(form.url).host}`,
    `Origin: ${form.url}`,
    `Content-Type: ${request.headers.get("content-type")}`,
    `Content-Length: ${body.byteLength}`,
  ];
  const socket = connect(Number(new URL(form.url).port), "localhost");
  socket.write(`${head.join("\r\n")}\r\n\r\n`);
  await new Promise<void>((resolve) => socket.write(body, () => resolve()));
  socket.destroy();
}
