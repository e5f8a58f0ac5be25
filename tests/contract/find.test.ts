import { expect, test } from "vitest";
import { findByPerson } from "@/lib/consultation/find";
import { MOST_FOUND, searchRequests } from "@/lib/inbox/search";
import { emptyVault, submitTo } from "@/tests/support/requests";

test("a person is found by name, e-mail address or phone number, however it is written", async () => {
  const vault = await emptyVault();
  const ada = await submitTo(vault, { name: "Ada Zoë O'Brien-Lovelace", phone: "+1 (202) 555-0143" });
  const grace = await submitTo(vault, { name: "Grace Lovelace", email: "grace@example.com" });
  const found = async (typed: string) =>
    (await findByPerson(vault, typed)).map(({ reference }) => reference).toSorted();
  expect(await found("lovelace ADA")).toEqual([ada]);
  expect(await found("zoe")).toEqual([ada]);
  expect(await found(" Lovelace ")).toEqual([ada, grace].toSorted());
  expect(await found("Grace@Example.com")).toEqual([grace]);
  expect(await found("202.555.0143")).toEqual([ada]);
  for (const other of ["Love", "Ada Smith", "ada@example.org", "202-555-0144", "", "@", "-"])
    expect(await found(other)).toEqual([]);
});

test("a phone number is found with the code of its country, with a zero before it, and without", async () => {
  const vault = await emptyVault();
  const sent: Record<string, string> = {};
  for (const phone of ["+33 1 23 45 67 89", "0912 345 678", "+45 12 34 56 70", "+44 20 7946 0958"])
    sent[phone] = await submitTo(vault, { phone, email: `${phone.replace(/\D/g, "")}@example.com` });
  const found = async (typed: string) => (await findByPerson(vault, typed)).map(({ reference }) => reference);
  expect(await found("01 23 45 67 89")).toEqual([sent["+33 1 23 45 67 89"]]);
  expect(await found("+34 912 345 678")).toEqual([sent["0912 345 678"]]);
  expect(await found("12345670")).toEqual([sent["+45 12 34 56 70"]]);
  expect(await found("(020) 7946 0958 ext 3")).toEqual([sent["+44 20 7946 0958"]]);
  expect(await found("0044 20 7946 0959")).toEqual([]);
});

test("a search takes eight letters for a reference and for a name, shows so many, and is written down without its words", async () => {
  const vault = await emptyVault();
  const done = { at: new Date(), person: "staff-1" };
  const [ada, other] = [await submitTo(vault), await submitTo(vault, { name: "Grace", email: "g@example.com" })];
  const found = async (typed: string) => {
    const { requests, isCut } = await searchRequests(vault, typed, done);
    return [...requests.map(({ reference }) => reference), ...(isCut ? ["and more"] : [])];
  };
  expect(await found(` ${other.toLowerCase().replace("-", "")} `)).toEqual([other]);
  expect(await found("Lovelace")).toEqual([ada]);
  expect(await found("nobody@example.com")).toEqual([]);
  expect(await found("")).toEqual([]);
  for (let count = 0; count < MOST_FOUND; count += 1)
    await submitTo(vault, { email: `${count}@example.com` }, undefined, { now: new Date(count), limited: false });
  expect(await found("ada lovelace")).toHaveLength(MOST_FOUND + 1);
  const trail = await vault.store.selectFrom("audit").selectAll().where("action", "=", "requests-searched").execute();
  expect(trail).toHaveLength(5);
  expect(trail.every(({ subject, person }) => subject === null && person === "staff-1")).toBe(true);
});
