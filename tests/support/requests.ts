import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Questions, TypedForm } from "@/lib/consultation/schema";

import { openStore, type Store } from "@/lib/store/database";

/** A clinic that asks everything. */
export const ALL_QUESTIONS: Questions = {
  injuryType: true,
  injuryTime: true,
  hadSurgery: true,
  imaging: true,
  goal: true,
};

const BLANK: TypedForm = {
  noEmergency: "",
  name: "",
  email: "",
  phone: "",
  contactBy: "",
  leaveMessage: "",
  region: "",
  adult: "",
  examined: "",
  injuryType: "",
  injuryTime: "",
  hadSurgery: "",
  imaging: [],
  goal: "",
  message: "",
  consent: "",
};

/** A form with only what is needed, answered by e-mail, and changes to it. */
export function typedForm(changes: Partial<TypedForm> = {}): TypedForm {
  return {
    ...BLANK,
    noEmergency: "on",
    name: "Ada Lovelace",
    email: "ada@example.com",
    contactBy: "email",
    region: "Ohio",
    adult: "adult",
    examined: "yes",
    consent: "on",
    ...changes,
  };
}

/** A path for a database in a folder of its own, which is made only when the database is. */
export async function databaseFile(): Promise<string> {
  return path.join(await mkdtemp(path.join(tmpdir(), "clinic-store-")), "data", "clinic.db");
}

/** A database of its own, for one test. */
export async function emptyStore(): Promise<Store> {
  return openStore(await databaseFile());
}
