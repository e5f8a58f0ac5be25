import { appendEntry } from "../audit/trail.ts";
import type { Vault } from "../consultation/vault.ts";
import { dayOf } from "../content/day.ts";
import { LONGEST_REVIEW, NO_PROFESSION, yearsAfter } from "../content/review.ts";
import { NOBODY } from "../content/schema.ts";
import { checkSignOffHere, signingPlace, siteInFolder } from "../content/sign-here.ts";
import type { Site } from "../content/site.ts";
import { storeFailure } from "../store/failure.ts";
import { transact } from "../store/transact.ts";
import type { SignState } from "./schema.ts";
import { isTextShown, pageNamed } from "./sheet.ts";

/** What was sent: the name of a page, the hash of the text that was read, and what was typed. */
export type TypedSignOff = { page: string; read: string; role: string; next: string; sure: string };

/** Who signs, when, and what readers see at this moment. */
type Signing = { person: { id: string; name: string }; at: Date; shown: Site };

/**
 * Signs a page of this site for whoever asks, which must be a clinician: the caller has made sure. The file is written by
 * what also `npm run content:sign` writes it with, to a page that this site has; nothing that was sent is ever a path. The
 * trail tells of it, or nothing is signed.
 */
export async function signHere(
  vault: Vault,
  typed: TypedSignOff,
  signing: Signing,
): Promise<{ ok: true } | { ok: false; state: SignState }> {
  const { person, at } = signing;
  const refused = (...problems: SignState["problems"]) => {
    const state: SignState = { problems, values: { role: typed.role, next: typed.next } };
    return { ok: false, state } as const;
  };
  const today = dayOf(at);
  const slips = slipsIn(typed, person.name, today);
  if (slips.length > 0) return refused(...slips);
  const hindrance = await hindranceTo(typed.page, signing.shown);
  if (hindrance) return refused({ name: "sign", message: hindrance });
  const signOff = { page: typed.page, by: person.name, role: typed.role, next: typed.next, read: typed.read };
  const ready = await checkSignOffHere(signOff, today);
  if (!ready.ok) return refused({ name: "sign", message: ready.reason });
  let isWritable = true;
  const write = () =>
    ready.write().catch((error: unknown) => {
      isWritable = false;
      throw error;
    });
  try {
    await transact(vault.store, async (transaction) => {
      const entry = { action: "page-signed", subject: typed.page, person: person.id, at } as const;
      await appendEntry(transaction, entry, vault.hashKey);
      await write();
    });
    return { ok: true };
  } catch (error) {
    if (isWritable && !storeFailure(error)) throw error;
    return refused({ name: "sign", message: isWritable ? BUSY : CANNOT_WRITE });
  }
}

const BUSY = "Nothing was signed: the database is busy. Wait a moment, then sign again";
const CANNOT_WRITE =
  "Nothing was signed: this server cannot write the file of the page. Tell whoever looks after the site";

function slipsIn({ role, next, sure }: TypedSignOff, name: string, today: string): SignState["problems"] {
  const last = yearsAfter(today, LONGEST_REVIEW);
  const slips = [];
  if (!/\S\s+\S/.test(name) || NOBODY.test(name))
    slips.push({
      name: "sign",
      message: `Readers are told your first and last name, but your account says “${name}”. Ask whoever looks after the site for an account with your name`,
    });
  if (role.trim().length < 3 || role.length > 100 || /[\r\n]/.test(role) || NO_PROFESSION.test(role.trim()))
    slips.push({ name: "role", message: "Write your profession, like orthopedic surgeon" });
  if (!/^\d{4}-\d\d-\d\d$/.test(next) || next <= today || next > last)
    slips.push({
      name: "next",
      message: `Choose a day after today, up to ${last}. Written out, it is like 2027-11-20`,
    });
  if (sure !== "yes") slips.push({ name: "sure", message: "Confirm that you have read the page and its sources" });
  return slips;
}

/** Why nobody can sign this page on this server, whatever they typed. */
async function hindranceTo(name: string, shown: Site): Promise<string | undefined> {
  const site = await siteInFolder();
  const page = pageNamed(site, name);
  if (!page) return "There is no such page any more, or it cannot be read. Nothing was signed";
  if (!isTextShown(page, site, shown))
    return "Nothing was signed: readers still see an older text, so you cannot have read this one here. Publish it first";
  const place = await signingPlace(name);
  if (place === "read-only") return CANNOT_WRITE;
  if (place === "elsewhere") return "Nothing was signed: this server shows what was built elsewhere. Sign there";
  return undefined;
}
