import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { checkForm } from "@/lib/consultation/form-data";
import { openVault } from "@/lib/consultation/open-vault";
import { countRequests, lookUpReference } from "@/lib/consultation/requests";
import { submitConsultation } from "@/lib/consultation/submit";
import type { Vault } from "@/lib/consultation/vault";
import type { LogDetails } from "@/lib/log";
import { lookAtReadiness } from "@/lib/server/readiness";
import { cutWrites, failWrites, mendWrites } from "@/tests/support/failing-store";
import { asAdmin, connectTo, databaseUrl } from "@/tests/support/postgres";
import { ALL_QUESTIONS, databaseFile, keySource, typedForm, vaultIn } from "@/tests/support/requests";

const checked = checkForm(typedForm({ message: "please call after six" }), ALL_QUESTIONS);
if (!checked.ok) throw new Error("The form is not in order");
const { request } = checked;

async function site() {
  const dataDir = path.dirname(await databaseFile());
  return { dataDir, address: (await databaseUrl(dataDir)) ?? "", vault: await vaultIn(dataDir) };
}

/** Tries to store a request, and gives what became of it and what the log says. */
async function submit(vault: Vault) {
  const logged: [string, LogDetails?][] = [];
  const around = {
    vault: async () => vault,
    now: new Date(),
    log: (...event: [string, LogDetails?]) => logged.push(event),
  };
  const outcome = await submitConsultation(request, around);
  return { ok: outcome.ok, code: logged[0]?.[1]?.code };
}

/** Has new connections to a database, and only those, be such that nothing can be written. */
async function setReadOnly(address: string, value: "on" | "off") {
  const name = address.split("/").at(-1);
  await asAdmin(`alter database ${name} set default_transaction_read_only = ${value}`);
  await asAdmin("select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1", [name]);
  await setTimeout(50);
}

test("while another program holds the turn to write, requests are not taken and the site is not ready; then both again", async () => {
  const { address, dataDir, vault } = await site();
  const other = await connectTo(address);
  await other.query("begin; select pg_advisory_xact_lock(731455026)");
  const looking = lookAtReadiness({ vault: async () => vault, dataDir, now: () => new Date() });
  expect(await submit(vault)).toEqual({ ok: false, code: "PG_55P03" });
  expect(await looking).toMatchObject({ ready: false, hindrances: ["store"], store: "PG_55P03", mail: { unsent: 0 } });
  await other.end();
  expect(await submit(vault)).toMatchObject({ ok: true });
  // The disk of the server is not this one.
  expect(await lookAtReadiness({ vault: async () => vault, dataDir: "/nowhere", now: () => new Date() })).toMatchObject(
    {
      ready: true,
      freeMegabytes: null,
      store: "ok",
      mail: { unsent: 2 },
    },
  );
  expect(await countRequests(vault)).toBe(1);
  expect(await vault.store.selectFrom("kept_keys").select("name").execute()).toEqual([{ name: "hashes" }]);
});

test("a server that only reads takes no request, and takes them again when it writes", async () => {
  const { address, vault } = await site();
  await setReadOnly(address, "on");
  expect(await submit(vault)).toEqual({ ok: false, code: "PG_25006" });
  expect(await countRequests(vault)).toBe(0);
  await setReadOnly(address, "off");
  expect(await submit(vault)).toMatchObject({ ok: true });
});

test("a server whose disk is full takes no request, keeps what it has, and takes them again when there is room", async () => {
  const { vault } = await site();
  expect(await submit(vault)).toMatchObject({ ok: true });
  await failWrites(vault.store, "outbox", "53100");
  expect(await submit(vault)).toEqual({ ok: false, code: "PG_53100" });
  expect(await countRequests(vault)).toBe(1);
  await mendWrites(vault.store, "outbox");
  expect(await submit(vault)).toMatchObject({ ok: true });
});

test("when the connection is cut in the middle of storing, nothing of the request stays, and the next one is taken", async () => {
  const { vault } = await site();
  await cutWrites(vault.store, "audit");
  expect(await submit(vault)).toEqual({ ok: false, code: "PG_UNREACHABLE" });
  for (const table of ["requests", "request_names", "outbox", "audit"] as const)
    expect(await vault.store.selectFrom(table).selectAll().execute()).toEqual([]);
  await mendWrites(vault.store, "audit");
  expect(await submit(vault)).toMatchObject({ ok: true });
});

test("while the server is gone nothing is taken, nothing falls over, and it goes on when the server is back", async () => {
  const { address, dataDir } = await site();
  const { port } = new URL(address);
  const sockets = new Set<Socket>();
  const between = createServer((socket) => {
    const server = connect(Number(port), "127.0.0.1");
    for (const each of [socket, server]) sockets.add(each.on("error", () => undefined));
    socket.pipe(server).pipe(socket);
  });
  between.listen(0, "127.0.0.1");
  await once(between, "listening");
  const listening = between.address();
  const reached = listening !== null && typeof listening === "object" ? listening.port : 0;
  const DATABASE_URL = address.replace(`:${port}/`, `:${reached}/`);
  const vault = await openVault(await keySource(dataDir, { DATABASE_URL }), randomBytes);
  expect(await submit(vault)).toMatchObject({ ok: true });
  between.close();
  for (const socket of sockets) socket.destroy();
  for (let count = 0; count < 3; count += 1)
    expect(["ECONNREFUSED", "ECONNRESET", "PG_UNREACHABLE"]).toContain((await submit(vault)).code);
  expect(await lookUpReference(async () => vault, "KQ7M-X3RT")).toEqual({ state: "unavailable" });
  between.listen(reached, "127.0.0.1");
  await once(between, "listening");
  expect(await submit(vault)).toMatchObject({ ok: true });
  expect(await countRequests(vault)).toBe(2);
  await vault.store.destroy();
  between.close();
});
