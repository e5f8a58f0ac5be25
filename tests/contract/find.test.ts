import { expect, test } from "vitest";
import { findByPerson } from "@/lib/consultation/find";
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
