"use server";

import { randomUUID } from "node:crypto";
import { redirect } from "next/navigation";
import { openDurable } from "../insert";

const store = openDurable(process.env.BENCH_DATA ?? "");

/** Keeps a form as it came, and sends the browser on. */
export async function send(data: FormData): Promise<void> {
  store.insert(JSON.stringify([...data]));
  redirect(`/?ref=${randomUUID()}`);
}
